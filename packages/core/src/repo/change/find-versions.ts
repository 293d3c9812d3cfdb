import type { GateVersion } from '#types/change';
import { isRecord } from '#config/is-record';

const NAME = /^(?:storypole|eslint-plugin-storypole|@storypole\/[\w-]+)$/;
const DEPENDENCIES = new Set([
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
  'packages',
]);
/** `storypole@^1.0.0`, `"node_modules/storypole"`: a key that names a package, whatever stands around it. */
const KEY = /(?:^|\/|>)(?<name>@storypole\/[\w-]+|eslint-plugin-storypole|storypole)(?:@[^/]*)?$/;
const LOCKED = /(?<![\w/-])(?<name>@storypole\/[\w-]+|eslint-plugin-storypole|storypole)@(?:npm:)?(?<range>\d[\w.+-]*)/;

/** The versions of Storypole that a manifest or a lock file names. @param file relative to the root */
export function findVersions(file: string, text: string): readonly GateVersion[] {
  return file.endsWith('.json') ? findInJson(file, text) : findInLines(file, text);
}

function findInJson(file: string, text: string): readonly GateVersion[] {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    // A broken manifest installs nothing, and npm says so.
    return [];
  }
  const found: GateVersion[] = [];
  const visit = (value: unknown, section: string): void => {
    if (!isRecord(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      const name = KEY.exec(key)?.groups?.['name'];
      const range = typeof inner === 'string' ? inner : isRecord(inner) ? inner['version'] : undefined;
      const isPlain = DEPENDENCIES.has(section);
      if (name !== undefined && NAME.test(name) && typeof range === 'string' && section !== 'bin') {
        const line = text.slice(0, Math.max(0, text.indexOf(`${JSON.stringify(key)}:`))).split('\n').length;
        found.push({ file, line, name, range, isOverride: !isPlain });
      } else visit(inner, DEPENDENCIES.has(key) || !DEPENDENCIES.has(section) ? key : section);
    }
  };
  visit(root, '');
  return found;
}

function findInLines(file: string, text: string): readonly GateVersion[] {
  const seen = new Set<string>();
  return text.split('\n').flatMap((line, index) => {
    const { name, range } = LOCKED.exec(line)?.groups ?? {};
    if (name === undefined || range === undefined || seen.has(`${name}@${range}`)) return [];
    seen.add(`${name}@${range}`);
    return [{ file, line: index + 1, name, range, isOverride: false }];
  });
}
