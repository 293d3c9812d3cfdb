/** The part of a dependency-cruiser configuration that Storypole writes; versions 16, 17 and 18 take it as it is. */
export interface CruiserConfig {
  readonly forbidden: readonly ForbiddenRule[];
  readonly options: CruiserOptions;
}

/** Lists of regular expressions: one that matches is enough. */
export type Patterns = readonly string[];

export type ForbiddenRule = DependencyRule | DependentsRule | FolderRule;

interface RuleBase {
  /** `<rule id>/…` */
  readonly name: string;
  readonly severity: 'error';
  /** Why, and what to do. */
  readonly comment: string;
}

/** Forbids dependencies from some files to others. */
export interface DependencyRule extends RuleBase {
  readonly from: FileFilter;
  readonly to: TargetFilter;
}

/** Forbids files: every one has fewer or more dependents than some number. */
export interface DependentsRule extends RuleBase {
  readonly module: FileFilter & {
    readonly numberOfDependentsLessThan?: number;
    readonly numberOfDependentsMoreThan?: number;
  };
  readonly from: Record<string, never>;
}

export interface FolderRule extends RuleBase {
  readonly scope: 'folder';
  readonly from: FileFilter;
  readonly to: FileFilter & { readonly circular: true };
}

export interface FileFilter {
  readonly path?: Patterns;
  readonly pathNot?: Patterns;
}

export interface TargetFilter extends FileFilter {
  readonly dependencyTypes?: readonly DependencyType[];
  readonly dependencyTypesNot?: readonly DependencyType[];
  readonly couldNotResolve?: boolean;
  readonly circular?: boolean;
  readonly viaOnly?: { readonly pathNot?: Patterns; readonly dependencyTypesNot?: readonly DependencyType[] };
}

/** Those of dependency-cruiser's that are asked for. */
export type DependencyType =
  | 'core'
  | 'dynamic-import'
  | 'exotic-require'
  | 'npm'
  | 'npm-bundled'
  | 'npm-dev'
  | 'npm-no-pkg'
  | 'npm-optional'
  | 'npm-peer'
  | 'npm-unknown'
  | 'triple-slash-directive'
  | 'type-import'
  | 'type-only'
  | 'unknown';

export interface CruiserOptions {
  readonly doNotFollow: { readonly path: Patterns };
  readonly moduleSystems: readonly ('cjs' | 'es6' | 'tsd')[];
  readonly tsPreCompilationDeps: true;
  readonly detectJSDocImports: true;
  readonly exoticRequireStrings: readonly string[];
  readonly tsConfig?: { readonly fileName: string };
  readonly enhancedResolveOptions: {
    readonly exportsFields: readonly string[];
    readonly conditionNames: readonly string[];
    readonly mainFields: readonly string[];
  };
  readonly skipAnalysisNotInRules: true;
}
