/** Where a specifier leads. Resolutions are interned: equal ones are the same object. */
export type Resolution =
  /** A file of the tree. */
  | { readonly kind: 'file'; readonly file: number }
  /**
   * A file on disk that the tree does not hold (ignored by git, or outside the root); `path` is relative to the root and may begin with `../`.
   * A folder that a URL names (`new URL('.', import.meta.url)`) has a path that ends in `/`.
   */
  | { readonly kind: 'disk'; readonly path: string }
  /** `name` is the package's name without subpath. */
  | { readonly kind: 'package'; readonly name: string }
  /** `name` without `node:`. */
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'unresolved' };

/** Resolves the specifiers of a repository. */
export interface Resolver {
  /**
   * @param folder id of the folder of the importing file in the tree
   * @param mode `import` or `require`: which package conditions hold; `url` for `new URL` and workers (relative to the file, no extensions
   *   guessed, a bare name is relative); `reference` for `/// <reference path>` (likewise).
   * @param file row of the importing file: asked where the files of one folder are governed by different tsconfigs; without it the
   *   config of the folder's first file governs.
   */
  readonly resolve: (folder: number, specifier: string, mode: ResolutionMode, file?: number) => Resolution;
  /** The files that a glob of `import.meta.glob` matches, as rows of the tree. */
  readonly resolveGlob: (folder: number, globs: readonly string[]) => readonly number[];
  /** Whether the tsconfig that governs files in `folder` sets `verbatimModuleSyntax` (`extends` included). */
  readonly isVerbatim: (folder: number, file?: number) => boolean;
}

export type ResolutionMode = 'import' | 'require' | 'url' | 'reference';
