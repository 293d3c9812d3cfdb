import type { Node } from 'oxc-parser';
import { foldConstant, unwrap } from './fold-constant';
import { findBinding, type Binding, type Scope } from './scope';
import { nameOf } from './walk-program';

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

/** Modules of CommonJS make: their default export is the module itself. With and without `node:`. */
const BUILTINS = new Set(['module', 'url', 'worker_threads', 'process']);

const DEPTH_LIMIT = 50;

/**
 * Tells what well-known value an expression is, as a path:
 *
 * - of an unshadowed global: `require`, `require.resolve`, `module.require`, `vi.mock`, `URL` (also as `globalThis.URL`);
 * - of an export: `vitest#vi.mock`, `module#createRequire`; `module#` for the module itself, however it was loaded;
 * - `created` for a function that `createRequire` made, `created.resolve` for its member;
 * - `import.meta.resolve`, `import.meta.url`.
 *
 * Follows variables that hold such a value (`const r = require`, `const { vi } = import.meta.vitest`, `let r; r = createRequire(…)`).
 * `undefined` for everything else: a parameter, a local function, a variable with another value.
 */
export function identifyValue(expression: Node, scope: Scope, depth = 0): string | undefined {
  if (depth > DEPTH_LIMIT) return undefined;
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier': {
      const binding = findBinding(scope, node.name);
      return binding === undefined ? node.name : identifyBinding(binding, depth + 1);
    }
    case 'MetaProperty':
      return node.meta.name === 'import' ? 'import.meta' : undefined;
    case 'MemberExpression': {
      const base = identifyValue(node.object, scope, depth + 1);
      return base === undefined ? undefined : memberOf(base, memberName(node, scope));
    }
    case 'AwaitExpression':
      return identifyValue(node.argument, scope, depth + 1);
    case 'ImportExpression':
      return moduleOf(foldConstant(node.source, scope)?.text);
    case 'CallExpression': {
      const callee = identifyValue(node.callee, scope, depth + 1);
      if (callee === 'module#createRequire') return 'created';
      if (
        callee !== 'require' &&
        callee !== 'created' &&
        callee !== 'module.require' &&
        callee !== 'process.getBuiltinModule'
      )
        return undefined;
      const argument = node.arguments[0];
      return argument && moduleOf(foldConstant(argument, scope)?.text);
    }
    default:
      return undefined;
  }
}

/** The name of a member that is not computed at run time: `a.b`, `a['b']`, `a[B]` where `B` is constant; else `undefined`. */
export function memberName(node: Extract<Node, { type: 'MemberExpression' }>, scope: Scope): string | undefined {
  if (node.computed) return foldConstant(node.property, scope)?.text;
  return node.property.type === 'PrivateIdentifier' ? undefined : nameOf(node.property);
}

/** Bindings that were identified, or are being: a variable that is assigned from itself (`a = a.trim()`) adds nothing. */
const identified = new WeakMap<Binding, string | undefined>();

function identifyBinding(binding: Binding, depth: number): string | undefined {
  if (identified.has(binding)) return identified.get(binding);
  identified.set(binding, undefined);
  const value = identifyFreshBinding(binding, depth);
  identified.set(binding, value);
  return value;
}

function identifyFreshBinding(binding: Binding, depth: number): string | undefined {
  if (binding.kind === 'import') {
    const module = moduleOf(binding.source) as string;
    return binding.imported === '*' ? module : memberOf(module, binding.imported);
  }
  if (binding.kind !== 'variable') return undefined;
  const values = binding.assigned.map(({ value, scope }) => identifyValue(value, scope, depth));
  if (binding.init) values.push(identifyValue(binding.init, binding.scope, depth));
  const { property } = binding;
  const paths = values.map((path) => (path === undefined || property === undefined ? path : memberOf(path, property)));
  // Whichever value holds at the call, a created `require` may be it.
  if (paths.includes('created')) return 'created';
  return paths.every((path) => path === paths[0]) ? paths[0] : undefined;
}

function moduleOf(source: string | undefined): string | undefined {
  if (source === undefined) return undefined;
  const bare = source.startsWith('node:') ? source.slice(5) : source;
  return `${BUILTINS.has(bare) ? bare : source}#`;
}

function memberOf(base: string, name: string | undefined): string | undefined {
  if (name === undefined || name === '') return undefined;
  if (GLOBAL_OBJECTS.has(base)) return name;
  if (!base.endsWith('#')) return `${base}.${name}`;
  return name === 'default' && BUILTINS.has(base.slice(0, -1)) ? base : `${base}${name}`;
}
