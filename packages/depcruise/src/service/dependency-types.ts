import type { DependencyType } from '#types/cruiser-config';

/** How dependency-cruiser calls what is erased at run time. Its `type-only` stands beside `jsdoc` and inline types. */
export const TYPE_ONLY: readonly DependencyType[] = ['type-only', 'type-import', 'triple-slash-directive'];

/** How it calls packages, whether it finds them or not. */
export const PACKAGES: readonly DependencyType[] = [
  'npm',
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
];

/** What cannot be resolved has this type alone. */
export const UNKNOWN = 'unknown';

export const BUILTIN = 'core';

/** Everything in a declaration file is erased, but dependency-cruiser calls only marked imports so. */
export const DECLARATION_FILE = String.raw`\.d\.[cm]?ts$`;
