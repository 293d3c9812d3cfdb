import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const VERSIONS = ['16', '17', '18'] as const;
export type Version = (typeof VERSIONS)[number];

export interface Violation {
  /** The whole name; the part before the first slash is the id of a rule of Storypole. */
  readonly name: string;
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Cruise {
  readonly violations: readonly Violation[];
  /** Files that it read or was led to. */
  readonly modules: readonly string[];
}

interface Output {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const HOOK = fileURLToPath(new URL('with-typescript-5.mjs', import.meta.url));
const MANY = fileURLToPath(new URL('cruise-many.mjs', import.meta.url));

/** Runs the real command in a folder that holds `.dependency-cruiser.mjs`. Throws where it does not run. */
export function cruise(version: Version, root: string, folders: readonly string[] = ['src']): Cruise {
  const name = toPackage(version);
  const manifest = findPackageJSON(name, import.meta.url) ?? '';
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin: Readonly<Record<string, string>> };
  const command = join(dirname(manifest), bin['depcruise'] ?? '');
  const args = [command, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
  return toCruise(JSON.parse(run(version, args, root, '')) as Output);
}

/** The same by the programmatic API, for many folders. */
export function cruiseMany(
  version: Version,
  projects: readonly { readonly root: string; readonly folders: readonly string[] }[],
): readonly Cruise[] {
  const text = run(version, [MANY, toPackage(version)], dirname(MANY), JSON.stringify(projects));
  return (JSON.parse(text) as readonly Output[]).map(toCruise);
}

function run(version: Version, args: readonly string[], cwd: string, input: string): string {
  const hook = version === '16' ? ['--import', HOOK] : [];
  const { stdout, stderr } = spawnSync(process.execPath, [...hook, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (stdout === '') throw new Error(`dependency-cruiser ${version} did not run: ${stderr}`);
  return stdout;
}

function toPackage(version: Version): string {
  return version === '18' ? 'dependency-cruiser' : `dependency-cruiser${version}`;
}

function toCruise({ modules, summary }: Output): Cruise {
  return {
    violations: summary.violations.map(({ from, to, rule }) => ({
      name: rule.name,
      rule: rule.name.slice(0, rule.name.indexOf('/')),
      from,
      to,
    })),
    modules: modules.map(({ source }) => source),
  };
}
