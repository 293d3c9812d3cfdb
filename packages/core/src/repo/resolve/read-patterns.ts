import type { Ground } from './ground';
import { parseWorkspaceFile } from './parse-workspace-file';
import type { WorkspaceHost } from './workspaces';

/** The patterns of the workspace whose top a folder is; `undefined` where it is none. */
export function readPatterns(ground: Ground, folder: number, host: WorkspaceHost): readonly string[] | undefined {
  const path = ground.pathOf(folder);
  const patterns: string[] = [...(ground.manifestOf(folder)?.workspaces ?? [])];
  let isRoot = ground.manifestOf(folder)?.workspaces !== undefined;
  if (ground.hasFile(folder, 'pnpm-workspace.yaml')) {
    patterns.push(...parseWorkspaceFile(host.readText(`${path}/pnpm-workspace.yaml`) ?? ''));
    isRoot = true;
  }
  if (ground.hasFile(folder, 'lerna.json')) {
    patterns.push(...toTexts(toRecord(host.readJson(`${path}/lerna.json`))['packages']));
    isRoot = true;
  }
  if (ground.hasFile(folder, 'rush.json')) {
    const projects = toRecord(host.readJson(`${path}/rush.json`))['projects'];
    for (const project of Array.isArray(projects) ? projects : [])
      patterns.push(...toTexts([toRecord(project)['projectFolder']]));
    isRoot = true;
  }
  return isRoot ? patterns : undefined;
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function toTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
