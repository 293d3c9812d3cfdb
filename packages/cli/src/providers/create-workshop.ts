import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Workshop } from '#types/workshop';

/** @param temporaryFolder absolute */
export function createWorkshop(temporaryFolder: string): Workshop {
  const folders: string[] = [];
  return {
    makeFolder: () => {
      mkdirSync(temporaryFolder, { recursive: true });
      const folder = realpathSync(mkdtempSync(path.join(temporaryFolder, 'storypole-proof-'))).replaceAll('\\', '/');
      folders.push(folder);
      return folder;
    },
    dispose: () => {
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    },
    link: (target, name) => {
      mkdirSync(path.dirname(name), { recursive: true });
      symlinkSync(target, name, 'junction');
    },
    removeFile: (name) => {
      rmSync(name, { force: true });
    },
    copyFile: (source, name) => {
      mkdirSync(path.dirname(name), { recursive: true });
      copyFileSync(source, name);
    },
    writeScript: (name, text) => {
      mkdirSync(path.dirname(name), { recursive: true });
      writeFileSync(name, text);
      chmodSync(name, 0o755);
    },
    runNode: (args, cwd) => {
      const run = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
      return { stdout: run.stdout, stderr: run.stderr };
    },
  };
}
