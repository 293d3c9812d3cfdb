import type { Node } from 'oxc-parser';
import type { Language } from '#types/extraction';
import { createByteOffsets } from './byte-offsets';
import { findReferences, isReference } from './find-members';
import { unwrap } from './fold-constant';
import { memberName } from './identify-value';
import { parseProgram } from './parse-program';
import { findBinding } from './scope';
import { toPrograms } from './to-programs';
import { nameOf, walkProgram, type Visit } from './walk-program';

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

/** A use of a global. Byte offsets of the whole name as written: `process.env`, `globalThis.fetch`, `env` of `const { env } = process`. */
export interface GlobalNameUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the uses of globals: reads, calls and assignments alike, also through `globalThis`, `window`, `self` and `global`.
 *
 * - A name that is declared or imported in scope is no global; `declare const fetch` declares none, it says that there is one.
 * - `process.env` is also used by `process['env']`, by `const { env } = process` (the range is that of the key), and by way of a variable
 *   (`const p = process`). An object that is passed on as a whole (`f(process)`, `f(window)`) is not followed.
 * - `typeof fetch` is no use, nor is anything in a type: both only ask.
 * - In markup, what stands in the scripts is found; expressions of templates are not searched.
 *
 * @param names such as `fetch` and `process.env`
 * @returns ordered by position; `undefined` where a program of the source cannot be parsed
 */
export function findGlobalUses(
  text: string,
  language: Language,
  names: readonly string[],
): readonly GlobalNameUse[] | undefined {
  const wanted = names.map((name) => ({ name, path: toPath(name.split('.')) })).filter(({ path }) => path.length > 0);
  const toBytes = createByteOffsets(text);
  const uses = new Map<string, GlobalNameUse>();
  for (const program of toPrograms(text, language)) {
    const parsed = parseProgram(program.text, program.language);
    if (parsed === undefined) return undefined;
    const visits: Visit[] = [];
    walkProgram(parsed.program, program.language === 'dts', (visit) => visits.push(visit));
    const references = findReferences(visits);
    for (const visit of visits) {
      const { node, scope } = visit;
      if (
        node.type !== 'Identifier' ||
        visit.inType ||
        !isReference(visit) ||
        findBinding(scope, node.name) !== undefined
      )
        continue;
      follow(visit, GLOBAL_OBJECTS.has(node.name) ? [] : [node.name], 0);
    }
    function follow(expression: Visit, path: readonly string[], depth: number): void {
      let at = expression;
      let known = path;
      for (;;) {
        const { start, end } = at.node;
        at = outermost(at);
        for (const { name, path: goal } of wanted) {
          if (isEqual(known, goal) && !isTypeof(at)) add(name, start, end);
        }
        const member =
          at.key === 'object' && at.parent?.node.type === 'MemberExpression'
            ? memberName(at.parent.node, at.scope)
            : undefined;
        if (member === undefined || at.parent === undefined) break;
        known = known.length === 0 && GLOBAL_OBJECTS.has(member) ? known : [...known, member];
        at = at.parent;
      }
      if (wanted.some(({ path: goal }) => goal.length > known.length && isEqual(known, goal.slice(0, known.length))))
        take(at, known, depth);
    }
    /** What is taken of an object by destructuring, and what is read of a constant that holds it. */
    function take(object: Visit, path: readonly string[], depth: number): void {
      const declarator = object.parent?.node;
      if (declarator?.type === 'AssignmentExpression' && object.key === 'right') takePattern(declarator.left, path);
      if (declarator?.type !== 'VariableDeclarator' || object.key !== 'init') return;
      if (declarator.id.type !== 'Identifier') takePattern(declarator.id, path);
      else if (depth < ALIAS_LIMIT) {
        const binding = findBinding(object.scope, declarator.id.name);
        if (
          binding?.kind !== 'variable' ||
          binding.init === undefined ||
          unwrap(binding.init) !== unwrap(declarator.init as Node)
        )
          return;
        for (const reference of references.get(binding) ?? [])
          if (!reference.inType) follow(reference, path, depth + 1);
      }
    }
  }
  return [...uses.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);

  function takePattern(pattern: Node, path: readonly string[]): void {
    if (pattern.type !== 'ObjectPattern') return;
    for (const property of pattern.properties) {
      if (property.type === 'RestElement') {
        for (const { name, path: goal } of wanted) {
          if (goal.length > path.length && isEqual(path, goal.slice(0, path.length)))
            add(name, property.start, property.end);
        }
        continue;
      }
      const taken = [...path, nameOf(property.key)];
      for (const { name, path: goal } of wanted)
        if (isEqual(taken, goal)) add(name, property.key.start, property.key.end);
      takePattern(property.value.type === 'AssignmentPattern' ? property.value.left : property.value, taken);
    }
  }

  function add(name: string, start: number, end: number): void {
    const use = { name, start: toBytes(start), end: toBytes(end) };
    uses.set(`${use.start} ${name}`, use);
  }
}

const ALIAS_LIMIT = 20;

function toPath(parts: readonly string[]): readonly string[] {
  return parts.length > 1 && GLOBAL_OBJECTS.has(parts[0] as string) ? toPath(parts.slice(1)) : parts;
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** The expression with the parentheses and assertions around it. */
function outermost(expression: Visit): Visit {
  let visit = expression;
  while (visit.parent && visit.key === 'expression' && unwrap(visit.parent.node) !== visit.parent.node)
    visit = visit.parent;
  return visit;
}

function isTypeof({ parent }: Visit): boolean {
  return parent?.node.type === 'UnaryExpression' && parent.node.operator === 'typeof';
}
