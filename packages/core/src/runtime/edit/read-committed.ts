import type { Providers } from '#types/providers';

/** Files as they are in the last commit: absolute path → contents, `undefined` where it has none. `undefined` without a commit. */
export function readCommitted(
  root: string,
  files: readonly string[],
  { git }: Pick<Providers, 'git'>,
): ReadonlyMap<string, Uint8Array | undefined> | undefined {
  const contents = git.readObjects(
    root,
    files.map((file) => `HEAD:./${file}`),
  );
  return contents === undefined
    ? undefined
    : new Map(files.map((file, index) => [`${root}/${file}`, contents[index]] as const));
}
