import fs from 'node:fs';

/** Does nothing where it is gone, or somebody holds it: then it is removed later. */
export function removeFile(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // Somebody holds it.
  }
}
