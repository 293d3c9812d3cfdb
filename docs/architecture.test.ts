import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import config from '../storypole.config';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(`${root}docs/ARCHITECTURE.md`, 'utf8');
const lint = readFileSync(`${root}eslint.config.mjs`, 'utf8');

describe('every "may not" in ARCHITECTURE.md', () => {
  const prohibitions = findProhibitions(page);

  test('is in a table', () => {
    const outside = page.split('\n').filter((line) => /\bmay not\b/.test(line) && !line.startsWith('|'));
    expect(outside.filter((line) => !line.startsWith('"may not"'))).toEqual([]);
    expect(prohibitions.length).toBeGreaterThan(15);
  });

  test.each(prohibitions)('$text', ({ enforcer }) => {
    const [, tool, id] = /^(ESLint )?`([\w-]+)`$/.exec(enforcer) ?? [];
    expect(id, `"${enforcer}" names no rule`).toBeDefined();
    if (tool === undefined) {
      expect(existsSync(`${root}rules/${String(id)}/rule.ts`), `rules/${String(id)} does not exist`).toBe(true);
      expect(config.rules?.[String(id)]?.severity, `storypole.config.ts switches ${String(id)} off`).not.toBe('off');
    } else {
      expect(lint).toContain(`'${String(id)}': [`);
    }
  });
});

test('ARCHITECTURE.md has one section for each layer of the engine', () => {
  const sections = [...page.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name);
  const folders = readdirSync(`${root}packages/core/src`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(sections.sort()).toEqual(folders.sort());
});

/** The rows of the tables whose columns are "may not" and "enforced by". */
function findProhibitions(markdown: string): readonly { readonly text: string; readonly enforcer: string }[] {
  const rows = markdown.split('\n').map((line) =>
    line.startsWith('|')
      ? line
          .slice(1, line.lastIndexOf('|'))
          .split('|')
          .map((cell) => cell.trim())
      : undefined,
  );
  let inTable = false;
  return rows.flatMap((cells) => {
    if (cells === undefined) inTable = false;
    else if (cells[0] === 'may not') inTable = true;
    else if (inTable && !/^-+$/.test(cells[0] ?? '')) return [{ text: cells[0] ?? '', enforcer: cells[1] ?? '' }];
    return [];
  });
}
