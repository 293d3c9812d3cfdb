import type { Area, Dependency } from './area';
import type { SourceFile } from './source-file';

/** What a matcher's arguments may name: parts of the policy, packages, files, and lists of them. */
export type Target = Area | Dependency | SourceFile | readonly Target[];
