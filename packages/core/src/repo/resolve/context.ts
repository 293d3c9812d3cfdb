import type { ResolutionMode } from '#types/resolution';
import { type Conditions, isTypesCondition } from './find-targets';
import type { LoadOptions } from './load-file';
import type { Scope } from './scopes';
import { DEFAULT_LOAD, type TsConfig } from './tsconfig';

/** Everything beside the specifier that decides where a bare specifier leads. One object a distinct (config, scope). */
export interface Context {
  readonly config: TsConfig | undefined;
  /** The nearest `package.json`. */
  readonly scope: Scope | undefined;
  readonly load: LoadOptions;
  /** The same in steps, for a choice of several paths: the compiler's passes over all of them come before anything else. */
  readonly steps: readonly LoadOptions[];
}

export function createContext(config: TsConfig | undefined, scope: Scope | undefined): Context {
  const load = config?.load ?? DEFAULT_LOAD;
  return { config, scope, load, steps: load.passes.map((want) => ({ ...load, passes: [want], isLoose: false })) };
}

/** The compiler's passes over the targets of `paths`. In modules of `node16` it completes none of them. */
export function toSteps(context: Context, mode: ResolutionMode): readonly LoadOptions[] {
  const { config, scope, steps } = context;
  const isModule = mode === 'import' && config?.moduleResolution === 'node16' && scope?.manifest.isModule === true;
  return isModule ? steps.map((step) => ({ ...step, isExplicit: true })) : steps;
}

/** The conditions that the compiler takes to hold. */
export function toConditions(context: Context, mode: ResolutionMode): Conditions {
  const custom = context.config?.customConditions;
  const isNode = context.config?.moduleResolution !== undefined && context.config.moduleResolution !== 'bundler';
  const own = mode === 'require' ? 'require' : 'import';
  return (condition) =>
    condition === own ||
    isTypesCondition(condition) ||
    (isNode && condition === 'node') ||
    custom?.has(condition) === true;
}
