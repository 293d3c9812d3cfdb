import { FORM, type Form } from '#types/form';

/** What a form of dependency takes from a module. */
export type Binds =
  /** The names it lists. */
  | 'names'
  /** Whatever the module exports. */
  | 'everything'
  /** Nothing: the file itself is meant. */
  | 'file';

const BINDS: Readonly<Record<Form, Binds>> = {
  import: 'names',
  'side-effect-import': 'file',
  're-export': 'names',
  'export-star': 'everything',
  'export-star-as': 'names',
  'dynamic-import': 'everything',
  require: 'everything',
  'module-require': 'everything',
  'require-resolve': 'file',
  'create-require': 'everything',
  'import-equals': 'names',
  'import-type': 'names',
  'typeof-import': 'names',
  'jsdoc-import-type': 'names',
  'jsdoc-import-tag': 'names',
  'reference-path': 'file',
  'import-meta-resolve': 'file',
  'new-url': 'file',
  worker: 'file',
  mock: 'file',
  'import-actual': 'everything',
  'import-meta-glob': 'everything',
  'declare-module': 'file',
  'script-src': 'file',
};

/** Number of a form → what it takes. */
export const BINDS_OF: readonly Binds[] = Object.entries(FORM)
  .sort(([, a], [, b]) => a - b)
  .map(([form]) => BINDS[form as Form]);

/** Numbers of the forms that hand on what they import. */
export const REEXPORT_FORMS: ReadonlySet<number> = new Set([
  FORM['re-export'],
  FORM['export-star'],
  FORM['export-star-as'],
]);

/** Whether a dependency hands on names of its target, given `FILE_FLAG.mayReexportImports` of the file that holds it. */
export function mayHandOn(form: number, mayReexportImports: boolean): boolean {
  return REEXPORT_FORMS.has(form) || (mayReexportImports && BINDS_OF[form] !== 'file');
}
