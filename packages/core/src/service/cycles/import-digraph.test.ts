import { expect, test } from 'vitest';
import { FORM, type Form, FORMS } from '#types/form';
import { buildGraph } from '#testing/build-graph';
import { buildPolicy } from '#testing/build-policy';
import { toImportDigraph } from './import-digraph';

/** Whether a dependency of a form, on a value, is an edge. */
function isEdge(form: Form, dynamic: boolean): boolean {
  const graph = buildGraph(buildPolicy(), { 'src/a.ts': "import { b } from './b'", 'src/b.ts': 'export const b' });
  const dependencies = { ...graph.dependencies, form: Uint8Array.of(FORM[form]) };
  return toImportDigraph({ ...graph, dependencies }, dynamic).targets[0] === 1;
}

test('what loads a module with the importer is always an edge', () => {
  expect(FORMS.filter((form) => isEdge(form, false))).toEqual([
    'import',
    'side-effect-import',
    're-export',
    'export-star',
    'export-star-as',
    'require',
    'module-require',
    'create-require',
    'import-equals',
    'script-src',
  ]);
});

test('what loads it later is an edge where that counts', () => {
  expect(FORMS.filter((form) => isEdge(form, true) && !isEdge(form, false))).toEqual([
    'dynamic-import',
    'import-actual',
    'import-meta-glob',
  ]);
});

test('types, packages and what is not there are no edges', () => {
  const graph = buildGraph(buildPolicy(), {
    'src/a.ts': "import type { b } from './b'\nimport 'pg'\nimport './c'",
    'src/b.ts': '',
  });
  expect([...toImportDigraph(graph, true).targets]).toEqual([-1, -1, -1]);
});
