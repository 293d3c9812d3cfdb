/**
 * Ways to write the import of `door` as the import of `target` is written: what the specifier and the path of the target
 * share at their ends is replaced, so that an alias stays an alias. The first that resolves is meant.
 *
 * @param specifier as written, without quotes
 * @param target the file that it leads to; paths are relative to the root, POSIX
 */
export function listDoorSpecifiers(specifier: string, target: string, door: string): readonly string[] {
  const written = specifier.split('/');
  const meant = withoutEnding(target).split('/');
  const last = withoutEnding(written.at(-1) ?? '');
  const ending = (written.at(-1) ?? '').slice(last.length);
  const own = [...written.slice(0, -1), last];
  // `accounts/service` may mean `accounts/service/index.ts`.
  if (meant.at(-1) === 'index' && last !== 'index') meant.pop();
  let shared = 0;
  while (shared < own.length && own.at(-1 - shared) === meant.at(-1 - shared)) shared++;
  if (shared === 0) return [];
  const prefix = own.slice(0, own.length - shared);
  const base = meant.slice(0, meant.length - shared);
  const path = withoutEnding(door).split('/');
  if (!base.every((segment, index) => path[index] === segment)) return [];
  const rest = path.slice(base.length);
  const whole = [...prefix, ...rest].join('/') + ending;
  const folder = rest.at(-1) === 'index' && ending === '' ? [[...prefix, ...rest.slice(0, -1)].join('/')] : [];
  return [...folder, whole].filter((candidate) => candidate !== '' && candidate !== specifier);
}

/** Without the ending of a module: `.js`, `.d.ts`, `.vue`. */
function withoutEnding(path: string): string {
  return path.replace(/(?:\.d)?\.(?:[mc]?[jt]sx?|vue|svelte|astro|mdx)$/, '');
}
