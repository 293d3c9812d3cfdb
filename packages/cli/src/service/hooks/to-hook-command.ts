/** What tells how a project runs what it has installed. Paths relative to the top of the repository. */
export interface HookGround {
  /** The folder of the config; `''` for the top. */
  readonly folder: string;
  readonly has: (path: string) => boolean;
}

const BINARY = 'node_modules/.bin/storypole';
const RUNNERS: readonly (readonly [lock: string, run: string])[] = [
  ['pnpm-lock.yaml', 'pnpm exec storypole'],
  ['yarn.lock', 'yarn run storypole'],
  ['bun.lock', 'bunx --no-install storypole'],
  ['bun.lockb', 'bunx --no-install storypole'],
];

/**
 * The command of a hook, as it is run from the top of the repository. The installed program itself where there is one: starting a
 * package manager first can take longer than the check.
 *
 * @param isShell whether a shell runs it; elsewhere the file without an ending may not be found
 */
export function toHookCommand({ folder, has }: HookGround, isShell: boolean): string {
  const binary = [folder === '' ? BINARY : `${folder}/${BINARY}`, BINARY].find(has);
  const runner = RUNNERS.find(([lock]) => has(lock))?.[1] ?? 'npx --no-install storypole';
  const program = isShell && binary !== undefined ? quote(binary) : runner;
  return `${program} check --staged${folder === '' ? '' : ` ${quote(folder)}`}`;
}

function quote(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
