import { MARK } from '#types/marks';
import type { CruiserOptions } from '#types/cruiser-config';

export interface OptionsInput {
  /** The tsconfig that declares `paths` and `baseUrl`; dependency-cruiser knows one. */
  readonly tsConfig?: string | undefined;
  /** Conditions of `exports` besides the usual ones, such as those in `customConditions` of the tsconfig. */
  readonly conditions?: readonly string[] | undefined;
}

const VITEST = ['mock', 'doMock', 'unmock', 'doUnmock', 'importActual', 'importMock'];
const JEST = [
  'mock',
  'doMock',
  'unmock',
  'dontMock',
  'setMock',
  'deepUnmock',
  'requireActual',
  'requireMock',
  'createMockFromModule',
  'unstable_mockModule',
];

/** Calls that name a module in their first argument. dependency-cruiser looks for an object and one property. */
const CALLS = [
  'module.require',
  'require.resolve',
  ...VITEST.map((name) => `vi.${name}`),
  ...VITEST.map((name) => `vitest.${name}`),
  ...JEST.map((name) => `jest.${name}`),
  'mock.module',
];

/** Makes dependency-cruiser see as much as it can of what Storypole sees. */
export function buildOptions({ tsConfig, conditions = [] }: OptionsInput): CruiserOptions {
  return {
    doNotFollow: { path: ['(?:^|/)node_modules/'] },
    moduleSystems: ['cjs', 'es6', 'tsd'],
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    exoticRequireStrings: CALLS,
    ...(tsConfig === undefined ? {} : { tsConfig: { fileName: toFileName(tsConfig) } }),
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // `types` comes first: what a workspace package shows to the compiler is often there when its build is not.
      conditionNames: [...conditions, 'types', 'import', 'require', 'node', 'default'],
      mainFields: ['types', 'typings', 'module', 'main'],
    },
    skipAnalysisNotInRules: true,
  };
}

/** Version 17 looks for what a tsconfig in a folder extends in that folder's folder of the same name, unless the path is absolute. */
function toFileName(tsConfig: string): string {
  return tsConfig.includes('/') && !isAbsolute(tsConfig) ? MARK.cwd + tsConfig : tsConfig;
}

function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?\//.test(path);
}
