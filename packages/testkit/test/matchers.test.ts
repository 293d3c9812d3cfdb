import { describe, expect, test } from 'vitest';
import { assertThat } from '../src/assert';
import { matchers } from '../src/matchers/matchers';
import { toExtension } from '../src/matchers/to-extension';
import { project } from '../src/index';
import { clinic } from './clinic';

/** What a matcher says where it fails; `undefined` where it holds. */
function said(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

type Clinic = ReturnType<typeof clinic>;

interface Case {
  readonly matcher: string;
  readonly title: string;
  readonly check: (project: Clinic) => void;
  /** The offence that is planted. */
  readonly seed: Readonly<Record<string, string>>;
  /** What the failure says. */
  readonly says: readonly (string | RegExp)[];
}

const SERVICE_IMPORTS_UI = {
  'src/domains/visits/service.ts': "import { VisitList } from './ui/visit-list';\nexport const plan = VisitList;\n",
};

const CASES: readonly Case[] = [
  {
    matcher: 'toRespectLayers',
    title: 'a service that imports ui',
    check: (p) => assertThat(p.arch).toRespectLayers(),
    seed: SERVICE_IMPORTS_UI,
    says: [
      /^toRespectLayers: the whole project must respect the layers: 1 finding\.\n/,
      'src/domains/visits/service.ts:1:27  misdirected-import',
      '  > 1 | ',
      '  why:  ',
      /Tested the whole project: 12 files, \d+ dependencies\./,
    ],
  },
  {
    matcher: 'toRespectLayers',
    title: 'an offence in the selection',
    check: (p) => assertThat(p.arch.layer('service')).toRespectLayers(),
    seed: SERVICE_IMPORTS_UI,
    says: ['files in layer `service` must respect the layers: 1 finding'],
  },
  {
    matcher: 'toRespectLayers',
    title: 'a test that reaches past an entry',
    check: (p) => assertThat(p.arch).toRespectLayers(),
    seed: { 'src/domains/visits/service.test.ts': "import '../patients/repo';\n" },
    says: ['src/domains/visits/service.test.ts:1:8'],
  },
  {
    matcher: 'toRespectLayers',
    title: 'a file that cannot be read whole',
    check: (p) => assertThat(p.arch).toRespectLayers(),
    seed: { 'src/utils/broken.ts': "import { a from './dates';\n" },
    says: ['fault source/malformed-import', '1 fault'],
  },
  {
    matcher: 'toRespectPolicy',
    title: 'a file in no layer',
    check: (p) => assertThat(p.arch).toRespectPolicy(),
    seed: { 'src/domains/visits/loose/a.ts': 'export {};\n' },
    says: ['unplaced-file'],
  },
  {
    matcher: 'toRespectPolicy',
    title: 'an offence against the one rule that is named',
    check: (p) => assertThat(p.arch).toRespectPolicy('import-cycle'),
    seed: {
      'src/utils/a.ts': "import './b';\n",
      'src/utils/b.ts': "import './a';\n",
      'src/domains/visits/loose/a.ts': 'export {};\n',
    },
    says: ['import-cycle', /: 1 finding\.\n/],
  },
  {
    matcher: 'toRespectPolicy',
    title: 'a cycle that runs through the selection',
    check: (p) => assertThat(p.files.matching('src/utils/b.ts')).toRespectPolicy(),
    seed: { 'src/utils/a.ts': "import './b';\n", 'src/utils/b.ts': "import './a';\n" },
    says: ['import-cycle'],
  },
  {
    matcher: 'toHaveNoCycles',
    title: 'two files that import each other',
    check: (p) => assertThat(p.files).toHaveNoCycles(),
    seed: { 'src/utils/a.ts': "import { b } from './b';\nexport const a = b;\n", 'src/utils/b.ts': "import './a';\n" },
    says: [
      '2 files import each other in a cycle: src/utils/a.ts:1 imports src/utils/b.ts',
      'There is no cycle without the import of',
    ],
  },
  {
    matcher: 'toHaveNoCycles',
    title: 'a cycle by import()',
    check: (p) => assertThat(p.arch).toHaveNoCycles(),
    seed: { 'src/utils/a.ts': "import './b';\n", 'src/utils/b.ts': "void import('./a');\n" },
    says: ['2 files import each other'],
  },
  {
    matcher: 'toHaveNoCycles',
    title: 'domains that need each other',
    check: (p) => assertThat(p.arch.domains).toHaveNoCycles(),
    seed: {
      'src/domains/patients/service.ts': "import type {} from '../visits';\nexport const requirePatient = String;\n",
    },
    says: ['patients and visits need each other', 'Cut where it is thinnest'],
  },
  {
    matcher: 'toBeImportedOnlyThrough',
    title: 'an importer past the entry',
    check: (p) =>
      assertThat(p.files.in(p.arch.domain('patients'))).toBeImportedOnlyThrough(p.arch.domain('patients').entry),
    seed: { 'src/app/main.ts': "import '../domains/patients/repo';\n" },
    says: [
      'src/app/main.ts (app) imports src/domains/patients/repo.ts (patients/repo).',
      'help: Import it through src/domains/patients/index.ts.',
    ],
  },
  {
    matcher: 'toBeImportedOnlyThrough',
    title: 'a test past the entry, where tests count',
    check: (p) =>
      assertThat(p.arch.domain('patients')).toBeImportedOnlyThrough(p.arch.domain('patients').entry, {
        checkTests: true,
      }),
    seed: { 'src/app/main.test.ts': "import '../domains/patients/repo';\n" },
    says: ['src/app/main.test.ts'],
  },
  {
    matcher: 'toBeUsedOnlyIn',
    title: 'a package outside its layer',
    check: (p) => assertThat(p.arch.package('pg')).toBeUsedOnlyIn(p.arch.layer('repo')),
    seed: { 'src/app/main.ts': "import pg from 'pg';\nnew pg.Pool();\n" },
    says: [
      'package `pg` must be used only in layer `repo`: 1 finding',
      'src/app/main.ts (app) imports the package pg.',
    ],
  },
  {
    matcher: 'toBeUsedOnlyIn',
    title: 'a builtin outside its layer',
    check: (p) => assertThat(p.arch.builtin('fs')).toBeUsedOnlyIn(p.arch.layer('repo')),
    seed: { 'src/domains/patients/repo.ts': "import 'fs/promises';\n", 'src/app/main.ts': "import 'node:fs';\n" },
    says: ['src/app/main.ts (app) imports the builtin fs.'],
  },
  {
    matcher: 'toBeUsedOnlyIn',
    title: 'a file with another user',
    check: (p) => assertThat(p.files.at('src/domains/patients/repo.ts')).toBeUsedOnlyIn(p.arch.layer('service')),
    seed: { 'src/app/main.ts': "import '../domains/patients/repo';\n" },
    says: ['src/app/main.ts (app) imports src/domains/patients/repo.ts'],
  },
  {
    matcher: 'toDependOnlyOn',
    title: 'a dependency on something else',
    check: (p) => assertThat(p.arch.layer('runtime')).toDependOnlyOn(p.arch.layer('service')),
    seed: { 'src/domains/visits/runtime/plan-handler.ts': "import '../../../utils/dates';\nimport '../service';\n" },
    says: ['imports src/utils/dates.ts (utils)', /: 1 finding\./],
  },
  {
    matcher: 'toDependOnlyOn',
    title: 'a package that is not named, where packages count',
    check: (p) => assertThat(p.arch.layer('repo')).toDependOnlyOn(p.arch.layer('types'), p.arch.package('pg')),
    seed: { 'src/domains/patients/repo.ts': "import 'pg';\nimport 'zod';\n" },
    says: ['imports the package zod.', /: 1 finding\./],
  },
  {
    matcher: 'toDependOnlyOn',
    title: 'a specifier that leads nowhere',
    check: (p) => assertThat(p.arch.layer('runtime')).toDependOnlyOn(p.arch.layer('service')),
    seed: { 'src/domains/visits/runtime/plan-handler.ts': "import './gone';\n" },
    says: ['imports `./gone`, which leads nowhere that is known.'],
  },
  {
    matcher: 'toDependOnlyOn',
    title: 'a name that an allowed barrel hands on',
    check: (p) => assertThat(p.arch.layer('runtime')).toDependOnlyOn(p.arch.layer('utils'), p.arch.layer('service')),
    seed: {
      'src/utils/barrel.ts': "export { findPatient as find } from '../domains/patients/repo';\n",
      'src/domains/visits/runtime/plan-handler.ts': "import { find } from '../../../utils/barrel';\nfind('1');\n",
    },
    says: ['imports `find` through src/utils/barrel.ts, declared in src/domains/patients/repo.ts'],
  },
  {
    matcher: 'toNotDependOn',
    title: 'a dependency on what is closed',
    check: (p) => assertThat(p.arch.layer('service')).toNotDependOn(p.arch.layer('ui'), { fix: 'hand it over' }),
    seed: SERVICE_IMPORTS_UI,
    says: [
      'files in layer `service` must not depend on layer `ui`: 1 finding.',
      'src/domains/visits/service.ts (visits/service) imports src/domains/visits/ui/visit-list.ts (visits/ui).',
      'fix:  Hand it over.',
    ],
  },
  {
    matcher: 'toNotDependOn',
    title: 'a type of what is closed',
    check: (p) => assertThat(p.arch.layer('service')).toNotDependOn(p.arch.layer('ui')),
    seed: {
      'src/domains/visits/service.ts':
        "import type { VisitList } from './ui/visit-list';\nexport type A = typeof VisitList;\n",
    },
    says: ['imports types of'],
  },
  {
    matcher: 'toNotDependOn',
    title: 'a package',
    check: (p) => assertThat(p.arch.layer('service')).toNotDependOn(p.arch.package('pg')),
    seed: { 'src/domains/visits/service.ts': "import 'pg';\n" },
    says: ['src/domains/visits/service.ts (visits/service) imports the package pg.'],
  },
  {
    matcher: 'toNotReach',
    title: 'a chain of three files',
    check: (p) => assertThat(p.arch.layer('types')).toNotReach(p.arch.layer('repo')),
    seed: {
      'src/domains/visits/types.ts': "import '../../utils/a';\n",
      'src/utils/a.ts': "import './b';\n",
      'src/utils/b.ts': "import '../domains/patients/repo';\n",
    },
    says: [
      'src/domains/visits/types.ts (visits/types) reaches src/domains/patients/repo.ts (patients/repo) through 2 files.',
      'chain: src/domains/visits/types.ts\n         imports src/utils/a.ts\n         imports src/utils/b.ts\n         imports src/domains/patients/repo.ts',
    ],
  },
  {
    matcher: 'toNotReach',
    title: 'a package at the end of a chain',
    check: (p) => assertThat(p.arch.layer('utils')).toNotReach(p.arch.package('pg')),
    seed: { 'src/utils/dates.ts': "import '../domains/patients/repo';\n" },
    says: ['src/utils/dates.ts (utils) reaches the package pg through 1 file.'],
  },
  {
    matcher: 'toBePlaced',
    title: 'a file in no layer',
    check: (p) => assertThat(p.files).toBePlaced(),
    seed: { 'src/domains/visits/loose/a.ts': 'export {};\n' },
    says: ['lies in no layer.'],
  },
  {
    matcher: 'toBePlaced',
    title: 'a class outside the named place',
    check: (p) => assertThat(p.classes.filter((c) => c.name.endsWith('Repo'))).toBePlaced(p.arch.layer('repo')),
    seed: {
      'src/domains/visits/service.ts': 'export class VisitRepo {}\nexport const plan = String;\n',
      'src/domains/patients/repo.ts': 'export class PatientRepo {}\nexport const findPatient = String;\n',
    },
    says: [
      '`VisitRepo` in src/domains/visits/service.ts (visits/service) must lie in layer `repo`, and lies in visits/service.',
    ],
  },
  {
    matcher: 'toMatchNaming',
    title: 'a file in another style',
    check: (p) => assertThat(p.files).toMatchNaming('kebab-case'),
    seed: { 'src/utils/DateTools.ts': 'export {};\n' },
    says: ['src/utils/DateTools.ts (utils) must have a name in kebab-case.', /: 1 finding\./],
  },
  {
    matcher: 'toMatchNaming',
    title: 'a name that an expression does not match',
    check: (p) => assertThat(p.exportsOf(p.arch.layer('runtime'))).toMatchNaming(/Handler$/g),
    seed: { 'src/domains/visits/runtime/other.ts': 'export const other = 1;\nexport const fineHandler = 2;\n' },
    says: ['`other` in', /: 1 finding\./],
  },
  {
    matcher: 'toHaveCounterpart',
    title: 'a service without a test',
    check: (p) =>
      assertThat(p.files.matching('src/domains/patients/service.ts', 'src/utils/new.ts')).toHaveCounterpart(
        '{folder}/{stem}.test.{extension}',
      ),
    seed: { 'src/utils/new.ts': 'export {};\n' },
    says: ['src/utils/new.ts (utils) has no counterpart: src/utils/new.test.ts does not exist.', /: 1 finding\./],
  },
  {
    matcher: 'toHaveCounterpart',
    title: 'a handler without a permission',
    check: (p) =>
      assertThat(p.exportsOf(p.arch.layer('runtime'))).toHaveCounterpart(
        p.exportsOf(p.files.matching('src/app/*.ts')),
        {
          by: (handler, permission) =>
            'name' in handler && 'name' in permission && permission.name === `may_${handler.name}`,
        },
      ),
    seed: { 'src/app/main.ts': 'export const may_other = true;\n' },
    says: ['`planHandler` in', 'has no counterpart among exports of files matching `src/app/*.ts`.'],
  },
  {
    matcher: 'toStayBelow',
    title: 'a long file',
    check: (p) => assertThat(p.files).toStayBelow({ lines: 10 }),
    seed: { 'src/utils/long.ts': 'export {};\n'.repeat(10) },
    says: ['src/utils/long.ts (utils) has 10 lines, and must stay below 10.', /: 1 finding\./],
  },
  {
    matcher: 'toStayBelow',
    title: 'a file that too many depend on',
    check: (p) => assertThat(p.arch.layer('utils')).toStayBelow({ dependents: 2 }),
    seed: {
      'src/domains/visits/service.ts': "import '../../utils/dates';\n",
      'src/app/main.ts': "import '../utils/dates';\n",
    },
    says: ['has 2 dependents, and must stay below 2.'],
  },
  {
    matcher: 'toStayBelow',
    title: 'an unstable domain',
    check: (p) => assertThat(p.arch.domain('visits')).toStayBelow({ instability: 0.6 }),
    seed: {
      'src/domains/visits/service.ts': "import '../patients';\nimport '../../utils/dates';\nexport const plan = 1;\n",
    },
    says: ['domain `visits` has 0.67 instability, and must stay below 0.6.'],
  },
  {
    matcher: 'toEachSatisfy',
    title: 'a handler that parses nothing',
    check: (p) =>
      assertThat(p.exportsOf(p.arch.layer('runtime')).filter((f) => f.name.endsWith('Handler'))).toEachSatisfy(
        'call a parser',
        (f) => f.calls(/parse|safeParse/),
        { fix: 'parse the input with the domain schema' },
      ),
    seed: {
      'src/domains/visits/runtime/plan-handler.ts':
        'export function planHandler(input: unknown) {\n  return input;\n}\n',
    },
    says: [
      '`planHandler` in src/domains/visits/runtime/plan-handler.ts (visits/runtime) must call a parser, and does not.',
      'src/domains/visits/runtime/plan-handler.ts:1',
      'fix:  Parse the input with the domain schema.',
    ],
  },
];

describe.each(CASES)('$matcher: $title', ({ matcher, check, seed, says }) => {
  test('is red with the offence, and says what', () => {
    const message = said(() => check(clinic(seed)));
    expect(message).toMatch(new RegExp(`^${matcher}: `));
    for (const part of says) {
      if (typeof part === 'string') expect(message).toContain(part);
      else expect(message).toMatch(part);
    }
  });
});

test.each([
  ['toRespectLayers', (p: Clinic) => assertThat(p.arch).toRespectLayers()],
  ['toRespectPolicy', (p: Clinic) => assertThat(p.arch).toRespectPolicy()],
  ['toHaveNoCycles', (p: Clinic) => assertThat(p.files).toHaveNoCycles()],
  ['toHaveNoCycles of domains', (p: Clinic) => assertThat(p.arch.domains).toHaveNoCycles()],
  [
    'toBeImportedOnlyThrough',
    (p: Clinic) => p.arch.domains.forEach((d) => assertThat(p.files.in(d)).toBeImportedOnlyThrough(d.entry)),
  ],
  ['toBeUsedOnlyIn', (p: Clinic) => assertThat(p.arch.package('pg')).toBeUsedOnlyIn(p.arch.layer('repo'))],
  ['toBeUsedOnlyIn of files', (p: Clinic) => assertThat(p.arch.layer('repo')).toBeUsedOnlyIn(p.arch.layer('service'))],
  ['toDependOnlyOn', (p: Clinic) => assertThat(p.arch.layer('runtime')).toDependOnlyOn(p.arch.layer('service'))],
  [
    'toDependOnlyOn through an entry',
    (p: Clinic) =>
      assertThat(p.files.at('src/domains/visits/service.ts')).toDependOnlyOn(
        p.arch.domain('patients').entry,
        p.arch.layer('types'),
      ),
  ],
  ['toNotDependOn', (p: Clinic) => assertThat(p.arch.layer('service')).toNotDependOn(p.arch.layer('ui'))],
  ['toNotReach', (p: Clinic) => assertThat(p.arch.layer('types')).toNotReach(p.arch.layer('repo'))],
  ['toBePlaced', (p: Clinic) => assertThat(p.files).toBePlaced()],
  ['toBePlaced in a place', (p: Clinic) => assertThat(p.classes).toBePlaced(p.arch.layer('service'))],
  ['toMatchNaming', (p: Clinic) => assertThat(p.files).toMatchNaming('kebab-case')],
  [
    'toHaveCounterpart',
    (p: Clinic) =>
      assertThat(p.files.at('src/domains/patients/service.ts')).toHaveCounterpart([
        '{folder}/__tests__/{name}',
        '{folder}/{stem}.test.ts',
      ]),
  ],
  ['toStayBelow', (p: Clinic) => assertThat(p.files).toStayBelow({ lines: 20, dependents: 3, instability: 1.1 })],
  ['toEachSatisfy', (p: Clinic) => assertThat(p.functions).toEachSatisfy('have a name', (f) => f.name !== '')],
])('%s is green where nothing offends', (_title, check) => {
  expect(said(() => check(clinic()))).toBeUndefined();
});

test('every matcher is seen to fail here or in the tests of changes', () => {
  const ofChanges = ['toAddNoFindings', 'toAddNone', 'toRemoveNone'];
  const seen = new Set([...CASES.map(({ matcher }) => matcher), ...ofChanges]);
  expect(matchers.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
});

describe('options', () => {
  test('types do not count where the test says so', () => {
    const p = clinic({ 'src/domains/visits/service.ts': "import type {} from './ui/visit-list';\n" });
    const { arch } = p;
    expect(said(() => assertThat(arch.layer('service')).toNotDependOn(arch.layer('ui')))).toBeDefined();
    expect(
      said(() => assertThat(arch.layer('service')).toNotDependOn(arch.layer('ui'), { checkTypes: false })),
    ).toBeUndefined();
    expect(
      said(() => assertThat(arch.layer('service')).toNotReach(arch.layer('ui'), { checkTypes: false })),
    ).toBeUndefined();
    expect(
      said(() => assertThat(arch.layer('visits/service')).toDependOnlyOn(arch.layer('types'), { checkTypes: false })),
    ).toBeUndefined();
    expect(
      said(() => assertThat(arch.layer('ui')).toBeUsedOnlyIn(arch.layer('app'), { checkTypes: false })),
    ).toBeUndefined();
  });

  test('import() does not count in a cycle where the test says so', () => {
    const p = clinic({ 'src/utils/a.ts': "import './b';\n", 'src/utils/b.ts': "void import('./a');\n" });
    expect(said(() => assertThat(p.files).toHaveNoCycles({ dynamic: false }))).toBeUndefined();
  });

  test('types count where the test says nothing', () => {
    const { arch } = clinic();
    const services = arch.layer('visits/service');
    const entry = arch.domain('patients').entry;
    expect(said(() => assertThat(services).toDependOnlyOn(entry))).toContain('src/domains/visits/types.ts');
    expect(said(() => assertThat(services).toDependOnlyOn(entry, { checkTypes: false }))).toBeUndefined();
    const types = arch.layer('patients/types');
    const reach = (options: { readonly checkTypes?: boolean }) =>
      said(() => assertThat(services).toNotReach(arch.layer('visits/types'), options));
    expect(reach({})).toContain('src/domains/visits/service.ts:2');
    expect(reach({ checkTypes: false })).toBeUndefined();
    expect(said(() => assertThat(types).toBeUsedOnlyIn(arch.layer('ui')))).toContain('src/domains/patients/repo.ts:2');
    expect(said(() => assertThat(types).toBeUsedOnlyIn(arch.layer('ui'), { checkTypes: false }))).toBeUndefined();
  });

  test('tests are no users of files, unless the test says so', () => {
    const { arch } = clinic();
    const check = (options: { readonly checkTests?: boolean }) =>
      said(() => assertThat(arch.layer('patients/service')).toBeUsedOnlyIn(arch.domain('patients').entry, options));
    expect(check({})).toBeUndefined();
    expect(check({ checkTests: true })).toContain('src/domains/patients/service.test.ts:1');
  });

  test('a cycle says with which imports gone there is none', () => {
    const p = clinic({ 'src/utils/a.ts': "import './b';\n", 'src/utils/b.ts': "import './a';\n" });
    expect(said(() => assertThat(p.files).toHaveNoCycles())).toMatch(
      /There is no cycle without the import of src\/utils\/[ab]\.ts in src\/utils\/[ab]\.ts\.\n/,
    );
  });

  test('elements are counted one by one, and their files are not', () => {
    const { classes } = clinic();
    expect(said(() => assertThat(classes).toMatchNaming('kebab-case'))).toMatch(/Tested all classes: 1 element\.$/);
  });

  test('before a matcher about many elements, `.not` is refused; before one about the whole it is not', () => {
    const { arch } = clinic();
    const { toNotDependOn, toRespectLayers } = toExtension();
    expect(() => toNotDependOn?.call({ isNot: true }, arch.layer('service'), arch.layer('ui'))).toThrow(
      '`.not.toNotDependOn` is ambiguous',
    );
    expect(toNotDependOn?.call({ isNot: false }, arch.layer('service'), arch.layer('ui')).pass).toBe(true);
    expect(toRespectLayers?.call({ isNot: true }, arch).pass).toBe(true);
  });

  test('the policy is judged as in a full run: an exception that nothing needs is an offence', () => {
    const exception = { rule: 'misdirected-import', from: 'src/utils/a.ts', to: 'src/utils/b.ts' };
    const p = project(
      { 'src/utils/a.ts': '' },
      {
        config: {
          preset: 'harness',
          exceptions: [{ ...exception, why: 'Once.', owner: '@team', until: '2999-01-01' }],
        },
      },
    );
    expect(p.findings.map(({ rule }) => rule)).toContain('stale-exception');
  });

  test('who is excepted may', () => {
    const p = clinic({ 'src/app/main.ts': "import '../domains/patients/repo';\nimport 'pg';\n" });
    const { arch } = p;
    const patients = arch.domain('patients');
    const except = arch.layer('app');
    expect(said(() => assertThat(patients).toBeImportedOnlyThrough(patients.entry, { except }))).toBeUndefined();
    expect(said(() => assertThat(arch.package('pg')).toBeUsedOnlyIn(arch.layer('repo'), { except }))).toBeUndefined();
  });

  test('a reason of the test takes the place of the general one', () => {
    const { arch } = clinic(SERVICE_IMPORTS_UI);
    expect(
      said(() => assertThat(arch.layer('service')).toNotDependOn(arch.layer('ui'), { why: 'Pages change daily.' })),
    ).toContain('why:  Pages change daily.');
  });

  test('a list without a name is named by its elements where they are few, else counted', () => {
    const { arch, files } = clinic(SERVICE_IMPORTS_UI);
    const of = (count: number) =>
      said(() =>
        assertThat(arch.layer('service')).toNotDependOn([...arch.layer('ui').files, ...files.slice(0, count)]),
      );
    expect(of(1)).toContain('must not depend on src/domains/visits/ui/visit-list.ts and src/app/main.ts');
    expect(of(9)).toContain('must not depend on a list of 10: ');
  });

  test('an option that there is not is refused', () => {
    const { arch } = clinic();
    expect(
      said(() => assertThat(arch.layer('service')).toNotDependOn(arch.layer('ui'), { ignoreTypes: true } as never)),
    ).toContain('toNotDependOn knows no option `ignoreTypes`.');
  });
});

describe('what passes by accident elsewhere', () => {
  const { arch, files, classes } = clinic();

  test.each([
    ['a mistyped layer', () => arch.layer('servce'), 'There is no layer `servce`.\n\nfix: Name `service`.'],
    ['a mistyped domain', () => arch.domain('patient'), 'There is no domain `patient`.\n\nfix: Name `patients`.'],
    ['a mistyped domain before a layer', () => arch.layer('visit/service'), 'There is no domain `visit`.'],
    ['a provider that there is not', () => arch.provider('clock'), 'There is no provider `clock`.'],
    [
      'a glob that matches nothing',
      () => assertThat(files.matching('src/servce/**')).toMatchNaming('kebab-case'),
      'toMatchNaming tested files matching `src/servce/**`, which is empty',
    ],
    [
      'a glob that matches nothing, as a target',
      () => assertThat(arch).toNotDependOn(files.matching('src/x/**')),
      'toNotDependOn was given an empty selection: files matching `src/x/**`.',
    ],
    [
      'a layer without files, as a target',
      () => assertThat(arch.layer('service')).toNotDependOn(arch.layer('config')),
      'toNotDependOn was given an empty selection: files in layer `config`.',
    ],
    [
      'a filter that leaves nothing',
      () => assertThat(classes.filter((c) => c.name === 'X')).toMatchNaming('PascalCase'),
      'all classes, filtered, which is empty',
    ],
    [
      'a package that nobody uses',
      () => assertThat(arch.package('pgg')).toBeUsedOnlyIn(arch.layer('repo')),
      'package `pgg`, which is empty',
    ],
    [
      'no target at all',
      () => assertThat(arch.layer('service')).toNotDependOn(),
      'toNotDependOn was given nothing to compare with.',
    ],
    [
      'a path that does not exist',
      () => files.at('src/domains/visits/servce.ts'),
      'There is no module src/domains/visits/servce.ts inside `include`.',
    ],
    ['a promise', () => assertThat(Promise.resolve(files)).toHaveNoCycles(), 'was handed a promise'],
    [
      'a condition that answers with a promise',
      () => assertThat(files).toEachSatisfy('be fine', () => Promise.resolve(false) as unknown as boolean),
      'answered with a promise, which is always true',
    ],
    [
      'a condition that answers with nothing',
      () => assertThat(files).toEachSatisfy('be fine', (() => {}) as unknown as () => boolean),
      'answered with a undefined',
    ],
    [
      'a limit that is no number',
      () => assertThat(files).toStayBelow({ lines: NaN }),
      'was given no number for `lines`',
    ],
    ['no limit', () => assertThat(files).toStayBelow({}), 'was given no limit'],
    [
      'a style that there is not',
      () => assertThat(files).toMatchNaming('kebabcase' as 'kebab-case'),
      'knows no style `kebabcase`',
    ],
    ['a rule that there is not', () => assertThat(arch).toRespectPolicy('import-cycles'), 'fix: Name `import-cycle`.'],
    [
      'names in the place of files',
      () => assertThat(files.map((f) => f.path)).toMatchNaming('kebab-case'),
      'which holds a string',
    ],
    ['files of two projects', () => assertThat(files).toNotDependOn(clinic().arch.layer('ui')), 'of another project'],
    ['a text for a target', () => assertThat(files).toNotDependOn('ui' as never), 'was given the text "ui"'],
    [
      'a path for what is no file',
      () => assertThat(classes).toHaveCounterpart('{folder}/x'),
      'makes paths from files, and was handed a code',
    ],
    ['a placeholder that there is not', () => assertThat(files).toHaveCounterpart('{dir}/x'), 'cannot fill {dir}'],
  ])('%s', (_title, check, message) => {
    expect(said(check)).toContain(message);
  });

  test('a policy without domains throws where a test for each of none would be green', () => {
    const bare = clinic();
    expect(bare.arch.domains.map(({ name }) => name)).toEqual(['patients', 'visits']);
    const none = said(() => {
      expect(withoutDomains().arch.domains).toBeUndefined();
    });
    expect(none).toContain('finds no domain');
  });

  test('a planned selection may be empty, and nothing else', () => {
    const empty = files.matching('src/later/**').planned('billing comes in March');
    expect(said(() => assertThat(empty).toNotDependOn(arch.layer('ui')))).toBeUndefined();
    expect(said(() => assertThat(arch).toNotDependOn(empty))).toBeUndefined();
    expect(
      said(() => assertThat(arch.package('stripe').planned('later')).toBeUsedOnlyIn(arch.layer('repo'))),
    ).toBeUndefined();
    expect(said(() => assertThat(files.planned('later')).toHaveNoCycles())).toContain(
      'which is planned ("later") and holds 11 already',
    );
  });
});

function withoutDomains(): Clinic {
  return project({ 'src/utils/a.ts': 'export {};\n' }, { config: { preset: 'harness' } });
}

describe('laundering', () => {
  test.each([
    ['a named re-export', "export { VisitList } from '../domains/visits/ui/visit-list';\n", 'VisitList'],
    ['a renamed re-export', "export { VisitList as List } from '../domains/visits/ui/visit-list';\n", 'List'],
    ['a star', "export * from '../domains/visits/ui/visit-list';\n", 'VisitList'],
    [
      'import, then export',
      "import { VisitList } from '../domains/visits/ui/visit-list';\nexport { VisitList };\n",
      'VisitList',
    ],
    ['a default', "export { VisitList as default } from '../domains/visits/ui/visit-list';\n", 'default'],
  ])('through a neutral barrel is caught: %s', (_title, barrel, name) => {
    const clause = name === 'default' ? 'x' : `{ ${name} }`;
    const { arch } = clinic({
      'src/utils/barrel.ts': barrel,
      'src/domains/visits/service.ts': `import ${clause} from '../../utils/barrel';\nexport const plan = 1;\n`,
    });
    const message = said(() => assertThat(arch.layer('service')).toNotDependOn(arch.layer('ui')));
    expect(message).toContain(
      `imports \`${name}\` through src/utils/barrel.ts, declared in src/domains/visits/ui/visit-list.ts (visits/ui).`,
    );
    expect(message).toContain('chain: src/domains/visits/service.ts');
  });

  test('a barrel that also holds what is open is no offence by itself', () => {
    const { arch } = clinic({
      'src/utils/barrel.ts': "export { VisitList } from '../domains/visits/ui/visit-list';\nexport const fine = 1;\n",
      'src/domains/visits/service.ts': "import { fine } from '../../utils/barrel';\nexport const plan = fine;\n",
    });
    expect(said(() => assertThat(arch.layer('service')).toNotDependOn(arch.layer('ui')))).toBeUndefined();
  });

  test('a barrel in the subject is the offence, and its importers are spared', () => {
    const { arch } = clinic({
      'src/domains/visits/service/barrel.ts': "export { VisitList } from '../ui/visit-list';\n",
      'src/domains/visits/service/user.ts': "import { VisitList } from './barrel';\nexport const plan = VisitList;\n",
    });
    expect(said(() => assertThat(arch.layer('service')).toNotDependOn(arch.layer('ui')))).toMatch(/: 1 finding\./);
  });
});
