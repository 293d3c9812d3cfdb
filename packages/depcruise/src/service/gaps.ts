import type { Gap } from '#types/gap';

/**
 * What dependency-cruiser cannot see or say, in the order in which it matters. The tests assert every entry both ways: what is
 * listed here is not found, and what is not listed is.
 */
export const GAPS: readonly Gap[] = [
  {
    id: 'origins',
    effect: 'misses',
    what: 'names that come through an entry or a barrel are not judged by the file that declares them',
    rules: ['laundered-import'],
  },
  {
    id: 'globals',
    effect: 'misses',
    what: 'globals such as `process.env` are no dependencies',
    rules: ['misplaced-global'],
  },
  {
    id: 'policy',
    effect: 'misses',
    what: 'exceptions past their date, and entries of the policy that nothing needs',
    rules: ['stale-exception'],
    examples: ['stale-exception: an exception past its date'],
  },
  {
    id: 'changes',
    effect: 'misses',
    what: 'rules about what a change did, such as a new comment that silences a rule',
    rules: ['new-suppression', 'loosened-policy', 'grown-debt', 'removed-check'],
  },
  {
    id: 'plugins',
    effect: 'misses',
    what: 'rules of plugins about syntax, files and the graph; those about places and packages are carried',
  },
  {
    id: 'computed-targets',
    effect: 'misses',
    what: '`import()` of a concatenation, a constant or an assertion',
    forms: [
      'Calls: `import()` of a concatenation',
      'Calls: `import()` of a constant',
      'Calls: `import()` of an assertion',
    ],
    examples: ['unresolved-import: a computed target is reported where the rule says so'],
  },
  {
    id: 'create-require',
    effect: 'misses',
    what: 'what `createRequire` makes, under another name than `require`',
    forms: ['Calls: `createRequire` under another name'],
  },
  {
    id: 'import-meta',
    effect: 'misses',
    what: '`import.meta.resolve`, `new URL(…, import.meta.url)`, workers, `import.meta.glob`',
    forms: ['Calls: `import.meta.resolve`', 'Calls: URL', 'Calls: worker', 'Calls: `import.meta.glob`'],
  },
  {
    id: 'augmentations',
    effect: 'misses',
    what: '`declare module` of a file',
    forms: ['Types: augmentation'],
  },
  {
    id: 'svelte',
    effect: 'misses',
    what: 'Svelte 5, in version 16',
    versions: ['16'],
    forms: ['Where it stands: Svelte'],
  },
  {
    id: 'markup',
    effect: 'misses',
    what: 'Astro and MDX; Vue and Svelte only where their compilers are installed',
    forms: ['Where it stands: Astro', 'Where it stands: MDX'],
  },
  {
    id: 'repeated-requests',
    effect: 'misses',
    what: 'of a type import such as `import(…).T` and a value import by the same specifier, it keeps the first',
  },
  {
    id: 'default-beside-types',
    effect: 'misses',
    what: 'a default import beside nothing but inline types counts as a type',
    valuesAsTypes: ['Imports: value and type'],
  },
  {
    id: 'verbatim-module-syntax',
    effect: 'misses',
    what: 'that under `verbatimModuleSyntax` an import of nothing but inline types remains at run time',
  },
  {
    id: 'cycles-behind-types',
    effect: 'misses',
    what: 'a cycle of values, where it finds one through types between the same files first',
  },
  {
    id: 'domain-cycles',
    effect: 'misses',
    what: 'cycles between domains or providers whose entries do not lie directly in their folders, or which lie in several trees; those of domains that `uses` does not list, of which each import is reported',
    offences: ['domain-cycle'],
  },
  {
    id: 'subpaths',
    effect: 'misses',
    what: 'restrictions on a subpath of a package, where the package maps it to another file',
  },
  {
    id: 'ambient-modules',
    effect: 'misses',
    what: 'imports inside `declare module` and `declare namespace`',
  },
  {
    id: 'ambient-declarations',
    effect: 'adds',
    what: 'a module that only a `declare module` names is unresolved',
  },
  {
    id: 'import-type-equals',
    effect: 'adds',
    what: '`import type x = require(…)` counts as a value',
    typesAsValues: ['Imports: `import type =`'],
  },
  {
    id: 'cycles-of-tests',
    effect: 'adds',
    what: 'what only a test needs counts in cycles between domains and providers',
  },
  {
    id: 'packages-on-disk',
    effect: 'adds',
    what: 'a package that is declared but not installed is unresolved',
  },
  {
    id: 'unbuilt-output',
    effect: 'adds',
    what: 'a path into a build that is not there is unresolved, where Storypole finds the source it is made from',
  },
  {
    id: 'known-debt',
    effect: 'adds',
    what: 'offences that are known debt are reported like all others',
    examples: ['grown-debt: an offence that is written into the known debt'],
  },
  {
    id: 'ignored-files',
    effect: 'adds',
    what: 'files that git ignores are read like all others',
  },
  {
    id: 'one-tsconfig',
    effect: 'adds',
    what: 'it knows `paths` and `baseUrl` of one tsconfig.json: aliases of any other are unresolved',
  },
  {
    id: 'contested-files',
    effect: 'adds',
    what: 'a file in two layers is judged by both',
  },
];
