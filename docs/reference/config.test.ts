import { buildPolicy } from '@storypole/core';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${root}docs/reference/config.md`, 'utf8');
const schema = JSON.parse(readFileSync(`${root}packages/cli/schema.json`, 'utf8')) as Schema;

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

describe('the page of the config', () => {
  test('has every key of the schema in a table', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    const missing = listKeys(schema).filter(
      ([path, names]) =>
        !rows.some((row) => row.startsWith(`| \`${path}\` `) && names.every((name) => page.includes(`\`${name}\``))),
    );
    expect(missing).toEqual([]);
  });

  test('has no key in a table that the schema lacks', () => {
    const known = listKeys(schema).map(([path]) => path);
    const keys = Array.from(page.matchAll(/^\| key .*\n\|[ -|]*\n((?:\|.*\n)+)/gm), (match) => match[1] as string)
      .flatMap((rows) => rows.trim().split('\n'))
      .map((row) => /^\| `([^`]+)`/.exec(row)?.[1]);
    expect(keys.length).toBeGreaterThan(15);
    expect(keys.filter((key) => key === undefined || !known.includes(key))).toEqual([]);
  });

  test('lists exactly the faults that a config can have', () => {
    const sources = globSync(
      [
        'packages/core/src/config/**/*.ts',
        'packages/core/src/repo/{find-config.ts,load-config.ts,load-config/*.ts}',
        'packages/core/src/runtime/load-plugin-rules.ts',
        'packages/core/src/service/to-rule-fault.ts',
      ],
      {
        cwd: root,
      },
    )
      .filter((file) => !/\.(?:test|fixture)\.ts$/.test(file))
      .map((file) => readFileSync(`${root}${file}`, 'utf8'));
    const codes = sources.flatMap((source) =>
      Array.from(source.matchAll(/'(config\/[a-z-]+)'/g), (match) => match[1] as string),
    );
    const nouns = sources.flatMap((source) =>
      Array.from(source.matchAll(/\bchoice\(\s*'([a-z]+)'/g), (match) => `config/unknown-${match[1] as string}`),
    );
    const listed = Array.from(page.matchAll(/^\| `(config\/[a-z-]+)`/gm), (match) => match[1]);
    expect(listed).toEqual([...new Set([...codes, ...nouns])].sort());
  });

  test('states the defaults as they are', () => {
    const { policy } = buildPolicy([], []);
    expect(findRow('tests')).toContain(policy?.tests.map((glob) => `\`${glob}\``).join(', '));
    expect(findRow('preset')).toContain(`\`${policy?.preset as string}\``);
    expect(findRow('domains.pattern')).toContain(`\`${policy?.domains.patterns[0] as string}\``);
    expect(findRow('providers.pattern')).toContain(`\`${policy?.providers.patterns[0] as string}\``);
    expect(findRow('domains.entry')).toContain(`\`${policy?.domains.entry[0] as string}\``);
    expect(findRow('providers.entry')).toContain(`\`${policy?.providers.entry[0] as string}\``);
    expect(findRow('include')).toContain(`\`${policy?.include[0] as string}\``);
  });
});

function findRow(key: string): string {
  return page.split('\n').find((line) => line.startsWith(`| \`${key}\` `)) ?? '';
}

/** The keys that have a row of their own, each with the keys of its entries. */
function listKeys({ properties = {} }: Schema): readonly (readonly [path: string, entries: readonly string[]])[] {
  return Object.entries(properties).flatMap(([key, value]): [string, readonly string[]][] => {
    if (value.properties !== undefined && key !== 'rules') {
      return Object.keys(value.properties).map((name) => [`${key}.${name}`, []]);
    }
    const entry = value.items ?? (typeof value.additionalProperties === 'object' ? value.additionalProperties : {});
    return [[key, Object.keys(entry.properties ?? {})]];
  });
}
