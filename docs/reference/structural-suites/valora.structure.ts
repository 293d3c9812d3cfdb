import { arch, classes, exportsOf, files, tests } from '@storypole/testkit';
import '@storypole/testkit/vitest';
import { expect, test } from 'vitest';

const layers = (...names: readonly string[]) => names.map((name) => arch.layer(name));
const wrapped = (globs: readonly [string, ...string[]]) => files.matching(...globs);

test('types know no layer that implements them', () =>
  expect(arch.layer('types')).toNotDependOn(
    ...layers('cli', 'services', 'executor', 'session', 'mcp', 'di', 'llm', 'config', 'output', 'utils', 'exploration'),
    { why: 'Type definitions stand on their own, so that nothing goes round in a circle.' },
  ));

test('the core knows nothing of the command line', () =>
  expect(files.in(...layers('services', 'executor', 'session', 'llm'))).toNotDependOn(arch.layer('cli')));

test('services and sessions know nothing of MCP', () =>
  expect(files.in(...layers('services', 'session'))).toNotDependOn(arch.layer('mcp')));

test('services are reached by presentation, and not the other way round', () =>
  expect(arch.layer('services')).toNotDependOn(...layers('cli', 'mcp')));

test('providers are called providers', () =>
  expect(classes.in(files.matching('src/llm/providers/**')).filter(({ name }) => !/base/i.test(name))).toMatchNaming(
    /provider/i,
  ));

test('classes of services are called services', () =>
  expect(classes.in(arch.layer('services'))).toMatchNaming(/Service$/));

test('files of types are called so', () =>
  expect(arch.layer('types').files.filter(({ name }) => name !== 'index.ts')).toMatchNaming(/\.types\.ts$/));

test('the container wires all layers, and needs nothing else', () =>
  expect(arch.layer('di')).toDependOnlyOn(
    ...layers('types', 'cli', 'mcp', 'services', 'executor', 'session', 'memory', 'llm', 'config', 'output', 'utils'),
    ...layers('security', 'ast', 'lsp', 'batch'),
  ));

test('there are tests', () => expect(tests).toMatchNaming(/\.(?:test|spec)\.ts$/));

test('each provider builds on the base', () =>
  expect(
    exportsOf(files.matching('src/llm/providers/*.provider.ts')).filter(
      ({ name }) => name.endsWith('Provider') && !name.includes('Base'),
    ),
  ).toEachSatisfy('extend BaseLLMProvider', (provider) => provider.extends.includes('BaseLLMProvider')));

test('configuration is foundational', () =>
  expect(arch.layer('config')).toNotDependOn(...layers('executor', 'services', 'session', 'mcp')));

test('sessions know nothing of presentation', () =>
  expect(arch.layer('session')).toNotDependOn(...layers('cli', 'mcp')));

test('the executor needs what it may', () =>
  expect(arch.layer('executor')).toDependOnlyOn(
    ...layers('types', 'config', 'output', 'services', 'session', 'memory', 'utils', 'exploration', 'cleanup'),
    ...layers('cli', 'ui', 'mcp', 'ast', 'lsp', 'batch', 'security'),
  ));

test('memory knows nothing of presentation', () =>
  expect(arch.layer('memory')).toNotDependOn(...layers('cli', 'mcp', 'ui')));

test('memory knows nothing of what is built on it', () =>
  expect(arch.layer('memory')).toNotDependOn(...layers('services', 'executor', 'session')));

test('types know nothing of output', () => expect(arch.layer('types')).toNotDependOn(arch.layer('output')));

test.each(['chalk', 'ora', 'inquirer', 'ink', 'commander'])('%s is wrapped by an adapter', (name) =>
  expect(arch.package(name)).toBeUsedOnlyIn(wrapped(['**/*adapter.ts', '**/*adapter.interface.ts', 'src/ui/**'])),
);

test.each([
  ['nanoid', 'src/utils/id-generator.ts'],
  ['yaml', 'src/utils/yaml-parser.ts'],
  ['archiver', 'src/session/archive-adapter.ts'],
  ['unzipper', 'src/session/archive-adapter.ts'],
  ['vscode-languageserver-protocol', 'src/lsp/lsp-protocol-adapter.ts'],
  ['web-tree-sitter', 'src/ast/grammars/tree-sitter-adapter.ts'],
  ['tree-sitter-wasms', 'src/ast/grammars/tree-sitter-adapter.ts'],
])('%s is wrapped in %s', (name, file) => expect(arch.package(name)).toBeUsedOnlyIn(files.at(file)));
