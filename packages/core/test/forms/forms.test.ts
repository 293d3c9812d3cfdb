import { check, openProject, TARGET, DEPENDENCY_FLAG, FORMS, type Graph, type Report } from '@storypole/core';
import { createTestProviders } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { beforeAll, describe, expect, test } from 'vitest';
import { ADDRESSES, GROUND } from './addresses';
import { buildCases, type Case } from './build-cases';
import { buildDecoys } from './build-decoys';
import { FORM_TABLE, MARKUP_TABLE } from './form-table';

const FOLDER = 'src/domains/orders/service';
const cases = buildCases();
const decoys = buildDecoys();
const options = { cwd: '/project', paths: [], configCode: false };

interface Found {
  readonly to: string;
  readonly form: string;
  readonly typeOnly: boolean;
  readonly at: string;
}

let graph: Graph;
let report: Report;
/** Path → its dependencies on files, and the names of all other targets. */
const found = new Map<string, { readonly files: Found[]; readonly others: string[] }>();
/** Path → its findings, as `rule line:column`. */
const findings = new Map<string, string[]>();

beforeAll(() => {
  const texts = [...cases, ...decoys].map(({ name, text }) => [`${FOLDER}/${name}`, text] as const);
  const providers = createTestProviders({ ...GROUND, ...Object.fromEntries(texts) });
  const project = openProject({ cwd: '/project', configCode: false }, providers, rules);
  ({ graph } = project);
  report = check(options, providers, rules).reports[0] as Report;
  readDependencies(graph);
  for (const { rule, from } of report.findings) {
    const own = findings.get(from.file) ?? [];
    own.push(`${rule} ${String(from.line)}:${String(from.column)}-${String(from.endLine)}:${String(from.endColumn)}`);
    findings.set(from.file, own);
  }
}, 120_000);

test('the table holds every form that there is', () => {
  const written = new Set([...FORM_TABLE, ...MARKUP_TABLE].map(({ form }) => form));
  expect(FORMS.filter((form) => !written.has(form))).toEqual([]);
});

test('forms that are addressed in fewer ways are these', () => {
  const fewer = FORM_TABLE.filter(({ address }) => address !== 'module').map(({ form }) => form);
  expect([...new Set(fewer)]).toEqual(['new-url', 'worker', 'reference-path', 'import-meta-glob']);
  const ways = Object.entries(ADDRESSES).map(([kind, list]) => [kind, list.length] as const);
  expect(Object.fromEntries(ways)).toEqual({ module: 29, url: 7, reference: 3, glob: 8 });
});

test('every file is examined, and none is at fault', () => {
  expect(report.faults).toEqual([]);
  const modules = Object.keys(GROUND).filter((path) => /\.(?:ts|tsx|mts|cts|vue)$/.test(path)).length;
  expect(report.examined.files).toBe(cases.length + decoys.length + modules);
});

describe.each(groupByForm(cases))('%s', (_form, ofForm) => {
  test.each(ofForm.map((one) => [one.title, one] as const))('%s', (_title, one) => {
    const path = `${FOLDER}/${one.name}`;
    const { files = [], others = [] } = found.get(path) ?? {};
    const range = `${String(one.line)}:${String(one.column)}-${String(one.endLine)}:${String(one.endColumn)}`;
    expect(files, one.text).toEqual([{ to: one.target, form: one.form, typeOnly: one.typeOnly, at: range }]);
    expect(others, one.text).toEqual(one.also);
    expect(findings.get(path), one.text).toEqual([`misdirected-import ${range}`]);
  });
});

describe('what only looks like a dependency', () => {
  test.each(decoys.map((decoy) => [decoy.title, decoy] as const))('%s', (_title, { name, text }) => {
    expect(found.get(`${FOLDER}/${name}`), text).toBeUndefined();
    expect(findings.get(`${FOLDER}/${name}`), text).toBeUndefined();
  });
});

test('no other file is found guilty of anything', () => {
  const own = new Set(cases.map(({ name }) => `${FOLDER}/${name}`));
  expect([...findings.keys()].filter((path) => !own.has(path))).toEqual([]);
});

function readDependencies({ dependencies, files, strings, locate }: Graph): void {
  for (let row = 0; row < dependencies.count; row++) {
    const from = dependencies.from[row] as number;
    const path = files.paths[from] as string;
    const entry = found.get(path) ?? { files: [], others: [] };
    found.set(path, entry);
    const to = dependencies.to[row] as number;
    if (dependencies.kind[row] !== TARGET.file) {
      entry.others.push(strings[to] as string);
      continue;
    }
    const range = locate(from, dependencies.start[row] as number, dependencies.end[row] as number);
    entry.files.push({
      to: files.paths[to] as string,
      form: FORMS[dependencies.form[row] as number] as string,
      typeOnly: ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0,
      at: `${String(range.line)}:${String(range.column)}-${String(range.endLine)}:${String(range.endColumn)}`,
    });
  }
}

function groupByForm(list: readonly Case[]): [form: string, cases: readonly Case[]][] {
  return FORMS.map((form) => [form, list.filter((one) => one.form === form)]);
}
