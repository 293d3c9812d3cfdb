import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Writes a project into a new folder of the machine's temporary one, and returns its path. */
export function writeFiles(files: Readonly<Record<string, string | object>>): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-eslint-')));
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(root, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}
