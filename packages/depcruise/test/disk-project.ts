import { createNodeProviders, openProject, type OpenedProject } from '@storypole/core';
import { rules } from '@storypole/rules';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateConfig } from '../src/index';
import { findFolders } from '../src/service/find-folders';

export interface DiskProject {
  readonly root: string;
  readonly project: OpenedProject;
  /** What dependency-cruiser is to read. */
  readonly folders: readonly string[];
  readonly remove: () => void;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Writes a project with its generated configuration, and with a stand-in for each package that it declares: dependency-cruiser
 * asks the disk what a package is.
 */
export function createDiskProject(files: Readonly<Record<string, string>>): DiskProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'storypole-depcruise-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  for (const name of findDeclared(files)) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, exports: { '.': './index.js', './*': './index.js' } }),
    );
    write(`node_modules/${name}/index.js`, '');
  }
  const providers = createNodeProviders({});
  const project = openProject({ cwd: root, configCode: false }, providers, rules);
  write('.dependency-cruiser.mjs', generateConfig(project, providers.fileSystem));
  const folders = findFolders(project.policy).filter((folder) => existsSync(join(root, folder)));
  return { root, project, folders, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function findDeclared(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    if (!path.endsWith('package.json')) return [];
    const { dependencies = {}, devDependencies = {} } = JSON.parse(text) as Manifest;
    return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  });
}
