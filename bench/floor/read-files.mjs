import { closeSync, openSync, readSync } from 'node:fs';
import { scanSpecifiers } from './scan-specifiers.mjs';

/** Reads each file into one buffer and scans it there. Returns what was found in each, and the bytes seen. */
export function readFiles(root, files) {
  let buffer = Buffer.allocUnsafeSlow(1 << 20);
  let bytes = 0;
  const found = [];
  for (const file of files) {
    const handle = openSync(`${root}/${file.folder.path}/${file.name}`, 'r');
    let length = readSync(handle, buffer, 0, buffer.length, 0);
    while (length === buffer.length) {
      const larger = Buffer.allocUnsafeSlow(buffer.length * 2);
      buffer.copy(larger);
      buffer = larger;
      length += readSync(handle, buffer, length, buffer.length - length, length);
    }
    closeSync(handle);
    bytes += length;
    const specifiers = scanSpecifiers(buffer, length);
    if (specifiers.length > 0) found.push({ file, specifiers });
  }
  return { found, bytes };
}
