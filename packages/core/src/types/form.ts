/**
 * How a dependency is written. The position in this list is the number that the scanner, the graph and the cache store:
 * append only.
 */
export const FORMS = [
  'import',
  'side-effect-import',
  're-export',
  'export-star',
  'export-star-as',
  'dynamic-import',
  'require',
  'module-require',
  'require-resolve',
  'create-require',
  'import-equals',
  'import-type',
  'typeof-import',
  'jsdoc-import-type',
  'jsdoc-import-tag',
  'reference-path',
  'import-meta-resolve',
  'new-url',
  'worker',
  'mock',
  'import-actual',
  'import-meta-glob',
  'declare-module',
  'script-src',
] as const;

export type Form = (typeof FORMS)[number];

/** `FORM.require` is the number of the form `require`. */
export const FORM = Object.fromEntries(FORMS.map((form, index) => [form, index])) as { readonly [F in Form]: number };
