import fs from 'node:fs';

/** The text of a file; `''` where it cannot be read. */
export function readText(path: string): string {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
