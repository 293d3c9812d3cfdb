import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const PAGE = fileURLToPath(new URL('../docs/reference/benchmarks.md', import.meta.url));

/** Replaces the measured section `name` of docs/reference/benchmarks.md; the prose around it is written by hand. */
export async function writeSection(name, text) {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`docs/reference/benchmarks.md has no section between "${begin}" and "${end}".`);
  const written = `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
  writeFileSync(PAGE, await format(written, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}
