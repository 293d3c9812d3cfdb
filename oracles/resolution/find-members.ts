import { readFileSync } from 'node:fs';
import picomatch from 'picomatch';
import { parse } from 'yaml';

/** Folder of a workspace root → package name → folder of the member, all absolute. */
export type Members = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The workspaces of a repository as a package manager would link them. */
export function findMembers(root: string, files: readonly string[]): Members {
  const folders = files
    .filter((file) => /(?:^|\/)package\.json$/u.test(file))
    .map((file) => file.slice(0, -'package.json'.length).replace(/\/$/u, ''))
    .sort((left, right) => rank(left) - rank(right));
  const all = new Set(files);
  const members = new Map<string, ReadonlyMap<string, string>>();
  for (const folder of folders) {
    const base = folder === '' ? '' : `${folder}/`;
    const patterns = readPatterns(root, base, all);
    if (patterns === undefined) continue;
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!')).map(clean);
    const isMember = picomatch(wanted.length === 0 ? ['\0'] : wanted, {
      ignore: patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => clean(pattern.slice(1))),
    });
    const named = new Map<string, string>();
    for (const candidate of folders) {
      if (!candidate.startsWith(base) || !isMember(candidate.slice(base.length))) continue;
      const name = readJson(`${root}/${candidate}/package.json`)['name'];
      if (typeof name === 'string' && !named.has(name)) named.set(name, `${root}/${candidate}`);
    }
    members.set(folder === '' ? root : `${root}/${folder}`, named);
  }
  return members;
}

function readPatterns(root: string, base: string, files: ReadonlySet<string>): readonly string[] | undefined {
  const patterns: string[] = [];
  const listed = readJson(`${root}/${base}package.json`)['workspaces'];
  const workspaces: unknown = Array.isArray(listed) ? listed : (listed as { packages?: unknown } | undefined)?.packages;
  if (Array.isArray(workspaces)) patterns.push(...workspaces.map(String));
  if (files.has(`${base}pnpm-workspace.yaml`)) {
    const yaml = parse(readFileSync(`${root}/${base}pnpm-workspace.yaml`, 'utf8')) as {
      packages?: readonly string[];
    } | null;
    patterns.push(...(yaml?.packages ?? []));
  }
  return patterns.length === 0 ? undefined : patterns;
}

/** Copies of packages in fixtures and templates yield to the packages themselves. */
function rank(folder: string): number {
  const isCopy = /(?:^|\/)(?:__)?(?:tests?|fixtures?|examples?|templates?)(?:__)?(?:\/|$)/u.test(folder);
  return (isCopy ? 1000 : 0) + folder.split('/').length;
}

function clean(pattern: string): string {
  return pattern.replace(/^\.\//u, '').replace(/\/$/u, '');
}

function readJson(path: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
