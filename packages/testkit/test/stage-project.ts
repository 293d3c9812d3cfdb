import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a user has installed: the built packages, as npm would lay them out. */
const PACKAGES: Readonly<Record<string, string>> = {
  core: 'packages/core',
  rules: 'rules',
  testkit: 'packages/testkit',
};

export interface StagedProject {
  /** Absolute. */
  readonly folder: string;
  /** The folder whose `node_modules` hold the framework. */
  readonly home: string;
  readonly write: (file: string, text: string) => void;
  readonly edit: (file: string, change: (text: string) => string) => void;
  readonly remove: () => void;
}

/**
 * Copies the clinic to where a framework of one version is installed, with the built packages in its `node_modules`. Links into
 * the workspace would not do: frameworks treat what is installed and what is linked differently.
 *
 * @param framework a folder of `fixtures/frameworks`
 */
export function stageProject(framework: string, name: string): StagedProject {
  const home = path.join(root, 'fixtures/frameworks', framework);
  const folder = path.join(home, 'work', name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(path.join(root, 'fixtures/clinic'), folder, { recursive: true });
  for (const [id, source] of Object.entries(PACKAGES)) {
    const target = path.join(folder, 'node_modules/@storypole', id);
    const manifest = JSON.parse(fs.readFileSync(path.join(root, source, 'package.json'), 'utf8')) as object;
    fs.cpSync(path.join(root, source, 'dist'), path.join(target, 'dist'), { recursive: true });
    fs.writeFileSync(path.join(target, 'package.json'), JSON.stringify(manifest));
  }
  const write = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  return {
    folder,
    home,
    write,
    edit: (file, change) => write(file, change(fs.readFileSync(path.join(folder, file), 'utf8'))),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
