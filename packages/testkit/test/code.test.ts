import { expect, test } from 'vitest';
import { clinic } from './clinic';

const p = clinic({
  'src/domains/visits/service.ts': `import { Base as Root } from '../../utils/base';
import type { Visit } from './types';

@Injectable({ scope: 'request' })
export class Plan extends Root<Visit> implements Runnable, Named {
  get size() { return 1; }
  run() { this.inner(); throw new PlanError('x'); }
  private inner() { return new Map(); }
}
export const plan = async (visit: Visit, at = new Date(), ...rest: string[]) => audit.log(visit, at, rest);
export default function () { return 1; }
function local(input?: string): number { return input === undefined ? 0 : 1; }
export { local as renamed };
export const { a, b } = { a: 1, b: 2 };
export const handler = ((input: string) => sql\`select \${input}\`) satisfies unknown;
namespace Inner { export class Hidden {} }
export enum Mode { on, off }
`,
  'src/utils/base.ts': "import { Model } from './model';\nexport class Base<T> extends Model { readonly value!: T }\n",
  'src/utils/model.ts': "import { External } from 'zod';\nexport class Model extends External {}\n",
  'src/utils/barrel.ts':
    "export { plan as planned, Plan } from '../domains/visits/service';\nexport { z } from 'zod';\n",
  'src/app/main.ts':
    "import { planned } from '../utils/barrel';\nimport { Plan } from '../domains/visits/service';\nplanned(Plan);\n",
  'src/utils/Panel.vue': '<script setup lang="ts">\nexport const panel = 1;\n</script>\n',
});
const service = p.files.at('src/domains/visits/service.ts');
const find = (name: string) => service.exports.find((symbol) => symbol.name === name)!;

test('exports have the names of the module, in its order', () => {
  expect(service.exports.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Plan', 'plan', 'default', 'renamed', 'a', 'b', 'handler', 'Mode']),
  );
  expect(service.exports).toHaveLength(8);
});

test('a class tells what it is made of', () => {
  const plan = find('Plan');
  expect(plan.declaredAs).toBe('class');
  expect(plan.decorators).toEqual(['Injectable']);
  expect(plan.implements).toEqual(['Runnable', 'Named']);
  expect(plan.methods).toEqual(['run', 'inner', 'size']);
  expect(plan.extends).toEqual(['Root', 'Model', 'External']);
  expect([plan.line, plan.column]).toEqual([4, 1]);
  expect(plan.isExported).toBe(true);
});

test('an inferred type is that of the very function, not of what begins where it begins', () => {
  const { files } = clinic({
    'src/utils/nested.ts':
      'export const outer = (a = 1) => (b = "") => [a, b] as const;\nexport const held = (() => 7)();\nexport function first() { return second(); }\nfunction second() { return true; }\n',
  });
  const types = files.at('src/utils/nested.ts').exports.map(({ name, returns }) => [name, returns]);
  expect(types).toEqual([
    ['first', 'boolean'],
    ['held', undefined],
    ['outer', '(b?: string) => readonly [number, string]'],
  ]);
});

test('calls are named whole or by their last part; constructors and tags count', () => {
  expect(find('Plan').calls('Map')).toBe(true);
  expect(find('Plan').calls('inner')).toBe(true);
  expect(find('Plan').calls('this.inner')).toBe(true);
  expect(find('Plan').calls('nner')).toBe(false);
  expect(find('plan').calls(/^audit\./g)).toBe(true);
  expect(find('plan').calls('run')).toBe(false);
  expect(find('handler').calls('sql')).toBe(true);
});

test('what is thrown is named', () => {
  expect(find('Plan').throws()).toBe(true);
  expect(find('Plan').throws('PlanError')).toBe(true);
  expect(find('Plan').throws(/NotFound/)).toBe(false);
  expect(find('plan').throws()).toBe(false);
});

test('functions tell parameters and what they return, written or inferred', () => {
  expect(find('plan').parameters).toEqual([
    { name: 'visit', type: 'Visit', isOptional: false },
    { name: 'at', type: 'Date', isOptional: true },
    { name: 'rest', type: 'string[]', isOptional: true },
  ]);
  expect(find('plan').isAsync).toBe(true);
  expect(find('renamed').parameters).toEqual([{ name: 'input', type: 'string', isOptional: true }]);
  expect(find('renamed').returns).toBe('number');
  expect(find('default').returns).toBe('number');
  expect(find('Plan').returns).toBeUndefined();
});

test('declarations are told by kind', () => {
  const kinds = Object.fromEntries(service.exports.map((symbol) => [symbol.name, symbol.declaredAs]));
  expect(kinds).toEqual({
    Plan: 'class',
    plan: 'function',
    default: 'function',
    renamed: 'function',
    a: 'variable',
    b: 'variable',
    handler: 'function',
    Mode: 'enum',
  });
  expect(p.classes.in(p.files.matching('src/domains/visits/service.ts')).map(({ name }) => name)).toEqual([
    'Plan',
    'Hidden',
  ]);
  expect(p.functions.in(p.arch.layer('visits/service')).map(({ name }) => name)).toEqual([
    'plan',
    'default',
    'local',
    'handler',
  ]);
  expect(p.typesOf(service, p.arch.layer('types')).map(({ name }) => name)).toEqual(['Mode', 'Patient', 'Visit']);
});

test('a name that is handed on leads to its declaration and to all that use it', () => {
  const planned = p.files.at('src/utils/barrel.ts').exports.find(({ name }) => name === 'planned')!;
  expect(planned.origin.path).toBe('src/domains/visits/service.ts');
  expect(planned.declaredAs).toBe('function');
  expect(planned.isAsync).toBe(true);
  expect(find('plan').references.map(({ path }) => path)).toEqual(
    ['src/app/main.ts', 'src/utils/barrel.ts', 'src/domains/visits/runtime/plan-handler.ts'].sort(
      (a, b) => p.files.findIndex((f) => f.path === a) - p.files.findIndex((f) => f.path === b),
    ),
  );
  expect(find('Plan').references.map(({ path }) => path)).toContain('src/app/main.ts');
});

test('what cannot be read is said', () => {
  const barrel = p.files.at('src/utils/barrel.ts');
  expect(() => barrel.exports.find(({ name }) => name === 'z')!.calls('x')).toThrow(
    '`z` is not declared in src/utils/barrel.ts',
  );
  const panel = p.files.at('src/utils/Panel.vue').exports[0];
  expect(() => panel?.calls('x')).toThrow('only those of TypeScript and JavaScript files can');
});

test('files tell their neighbours, names and lines', () => {
  const barrel = p.files.at('src/utils/barrel.ts');
  expect(barrel.importers.map(({ path }) => path)).toEqual(['src/app/main.ts']);
  expect(
    barrel.imports.map(({ to, specifier, form, target, names, line, column, typeOnly, crossesDomains }) => ({
      to,
      specifier,
      form,
      target,
      names,
      line,
      column,
      typeOnly,
      crossesDomains,
    })),
  ).toEqual([
    {
      to: 'src/domains/visits/service.ts',
      specifier: '../domains/visits/service',
      form: 're-export',
      target: 'file',
      names: ['plan', 'Plan'],
      line: 1,
      column: 39,
      typeOnly: false,
      crossesDomains: false,
    },
    {
      to: 'zod',
      specifier: 'zod',
      form: 're-export',
      target: 'package',
      names: ['z'],
      line: 2,
      column: 19,
      typeOnly: false,
      crossesDomains: false,
    },
  ]);
  expect({ ...service.place }).toEqual({
    name: 'visits/service',
    domain: 'visits',
    layer: 'service',
    provider: undefined,
    isEntry: false,
  });
  expect([barrel.name, barrel.stem, barrel.folder, barrel.lines, barrel.isTest]).toEqual([
    'barrel.ts',
    'barrel',
    'src/utils',
    2,
    false,
  ]);
  expect(p.tests.map(({ path, stem }) => [path, stem])).toEqual([['src/domains/patients/service.test.ts', 'service']]);
  expect(JSON.stringify(barrel)).toBe('{"path":"src/utils/barrel.ts"}');
});

test('an empty file has no lines, and the last line end begins none', () => {
  const { files } = clinic({ 'src/utils/none.ts': '', 'src/utils/one.ts': 'export {};', 'src/utils/two.ts': '\n\n' });
  expect(files.matching('src/utils/{none,one,two}.ts').map(({ lines }) => lines)).toEqual([0, 1, 2]);
});

test('an import tells the names it asks for, and a star where it asks for all', () => {
  const { files } = clinic({
    'src/utils/user.ts':
      "export const load = () => import('./dates');\nexport type Today = import('./dates').today;\nimport './dates';\n",
  });
  expect(files.at('src/utils/user.ts').imports.map(({ names }) => names)).toEqual([['*'], ['today'], []]);
});

test('selections are arrays that keep their name', () => {
  const services = p.arch.layer('service').files;
  expect(Array.isArray(p.files)).toBe(true);
  expect(p.files.length).toBe([...p.files].length);
  expect(services.filter(({ path }) => path.includes('visits')).title).toBe('files in layer `service`, filtered');
  expect(services.slice(0, 1).title).toBe('files in layer `service`');
  expect(services.map(({ name }) => name)).toEqual(['service.ts', 'service.ts']);
  expect('title' in services.map(({ name }) => name)).toBe(false);
  expect(services.as('the services').title).toBe('the services');
  expect(p.files.in(p.arch.layer('types'), p.arch.layer('repo')).title).toBe(
    'files in layer `types` and files in layer `repo`',
  );
  expect(p.files.matching('src/**', '!src/domains/**').map(({ path }) => path)).not.toContain(
    'src/domains/visits/types.ts',
  );
  expect(p.arch.domain('visits').uses).toEqual(['patients']);
  expect(
    p.arch
      .domain('visits')
      .layer('ui')
      .files.map(({ path }) => path),
  ).toEqual(['src/domains/visits/ui/visit-list.ts']);
  expect(p.arch.layers.map(({ name }) => name)).toContain('providers');
});

test('a default that is no declaration, and a namespace, are told too', () => {
  const { files } = clinic({
    'src/utils/settings.ts': 'export default { retry: compute() };\n',
    'src/utils/arrow.ts': 'export default (input: string) => input.trim();\n',
    'src/utils/space.ts': 'export namespace Space { export const x = 1; }\n',
  });
  const [settings] = files.at('src/utils/settings.ts').exports;
  expect([settings?.name, settings?.declaredAs, settings?.calls('compute')]).toEqual(['default', 'expression', true]);
  const [arrow] = files.at('src/utils/arrow.ts').exports;
  expect([arrow?.declaredAs, arrow?.returns]).toEqual(['function', 'string']);
  expect(files.at('src/utils/space.ts').exports.map(({ name, declaredAs }) => [name, declaredAs])).toEqual([
    ['Space', 'namespace'],
  ]);
});
