import type { Form } from '#types/form';

const VERBS: Partial<Record<Form, string>> = {
  're-export': 're-exports from',
  'export-star': 're-exports all of',
  'export-star-as': 're-exports all of',
  'require-resolve': 'names',
  'import-meta-resolve': 'names',
  'new-url': 'names',
  worker: 'starts',
  mock: 'mocks',
  'reference-path': 'refers to',
  'declare-module': 'augments',
};

/** What a form of dependency does to its target, as a verb: `imports`, `mocks`. */
export function describeForm(form: Form): string {
  return VERBS[form] ?? 'imports';
}
