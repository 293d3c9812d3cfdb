import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';

let project: TestProject;
beforeAll(() => {
  project = createProject({
    'package.json': '{ "dependencies": { "pg": "8" } }',
    'storypole.config.json': '{ "packages": { "pg": { "onlyIn": ["repo"], "why": "SQL has one owner." } } }',
    'src/domains/orders/repo/find-orders.ts': "import { Pool } from 'pg';\n\nexport const findOrders = Pool;\n",
    'src/domains/orders/ui/order-page.tsx': 'export const OrderPage = () => null;\n',
    'src/domains/accounts/ui/login-page.tsx': 'export const LoginPage = () => null;\n',
    'src/domains/accounts/repo/find-users.ts': 'export const findUsers = 1;\n',
  });
});
afterAll(() => project.remove());

async function rank(...args: readonly string[]) {
  const { stdout } = await project.run(['where', ...args, '--format', 'json']);
  return JSON.parse(stdout) as {
    readonly needs: readonly string[];
    readonly places: readonly { readonly name: string; readonly path: string }[];
  };
}

test('the words of a description lead to the domain and the layer', async () => {
  const { places } = await rank('page with the history of an order');
  expect(places[0]).toMatchObject({ name: 'orders/ui', path: 'src/domains/orders/ui/' });
});

test('the names of exports lead to files that are named alike, and name the new file', async () => {
  expect((await rank('--exports', 'LoginForm')).places[0]).toMatchObject({
    name: 'accounts/ui',
    path: 'src/domains/accounts/ui/login-form.tsx',
  });
});

test('a place that may not use what is needed is no place', async () => {
  const { needs, places } = await rank('page that reads orders with pg');
  expect(needs).toEqual(['pg']);
  expect(places.map(({ name }) => name)).toEqual(['orders/repo', 'accounts/repo']);
});

test('text says why, and what the place may import', async () => {
  const { code, stdout } = await project.run(['where', 'login page']);
  expect(code).toBe(0);
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    '1. accounts/ui  src/domains/accounts/ui/',
    '  because: What is called page lies in ui.',
    '           Files of accounts speak of login, page.',
  ]);
  expect(stdout).toContain('imports: `ui` may import');
});

test('words that nothing has to do with lead nowhere, and nothing at all is refused', async () => {
  const nowhere = await project.run(['where', 'zzz']);
  expect(nowhere).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('No place has to do with these words.') as string,
  });
  expect(await project.run(['where'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('where needs a description') as string,
  });
});
