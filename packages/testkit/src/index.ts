import { defaultKit } from './kit/default-kit';

export const { arch, files, tests, classes, functions, exportsOf, typesOf } = defaultKit;
export { openKit } from './kit/open-kit';
export { project } from './kit/project';
export { ruleTester } from './kit/rule-tester';
export type { VirtualProject } from './kit/create-project';
export type { RuleTester, RuleTesterOptions, RunnableExample } from './kit/create-rule-tester';
export type { VirtualFiles, VirtualOptions } from './kit/read-virtual-model';
export type { Area, Dependency, Domain, Layer, Provider } from './types/area';
export type { Change, Delta } from './types/change';
export type { CodeSymbol, DeclaredAs, ExportedSymbol, Parameter } from './types/code';
export type { Element } from './types/element';
export type { Arch, Declared, Files, Kit } from './types/kit';
export type { Selection } from './types/selection';
export type { Settings } from './types/settings';
export type { Import, PlaceName, SourceFile } from './types/source-file';
export type { Target } from './types/target';
