import type { Area, Dependency } from './area';
import type { CodeSymbol } from './code';
import type { Import, SourceFile } from './source-file';

/** Whatever a selection can hold. */
export type Element = SourceFile | CodeSymbol | Import | Area | Dependency;
