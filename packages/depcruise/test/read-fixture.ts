import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Every file of a fixture: path → text. */
export function readFixture(name: string): Readonly<Record<string, string>> {
  const root = fileURLToPath(new URL(`../../../fixtures/${name}/`, import.meta.url));
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(root.length).replace(/^\//, ''));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(root + path, 'utf8')]));
}
