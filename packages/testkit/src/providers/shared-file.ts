import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** A value that one process leaves for others, in a file of its own. */
export interface SharedFile {
  /** Absolute. */
  readonly path: string;
  /** Replaces the value at once: a reader sees the old one or the new one. */
  readonly write: (value: unknown) => void;
  readonly remove: () => void;
}

/** Makes a file among those that the system clears away itself, in case this process is not given the time to. */
export function createSharedFile(name: string): SharedFile {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`));
  const file = path.join(folder, 'graph');
  return {
    path: file,
    write: (value) => {
      fs.writeFileSync(`${file}.next`, serialize(value));
      fs.renameSync(`${file}.next`, file);
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

/** What was written last. */
export function readSharedFile(file: string): unknown {
  return deserialize(fs.readFileSync(file));
}

/** Changes whenever the file is written; `undefined` where there is none. */
export function stampSharedFile(file: string): string | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  // A rename makes another inode, so that two writes within one tick of the clock differ.
  return stat === undefined ? undefined : `${stat.mtimeMs} ${stat.ino} ${stat.size}`;
}
