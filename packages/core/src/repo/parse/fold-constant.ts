import type { Node } from 'oxc-parser';
import { findBinding, type Scope } from './scope';

/** What a constant expression comes to. */
export interface Constant {
  readonly text: string;
  /** The literal with its quotes, where the expression is no more than that (in parentheses, under `as` or `!`). */
  readonly literal: Node | undefined;
}

/** How far constants that name constants are followed, and how long a specifier may grow: doubling chains end somewhere. */
const DEPTH_LIMIT = 100;
const LENGTH_LIMIT = 4096;

/** Initialiser of a `const` → what it comes to. */
const folded = new WeakMap<Node, Constant | undefined>();

/**
 * Folds strings, templates whose holes are constant, concatenations, and `const` variables with a constant initialiser;
 * looks through parentheses, `as`, `satisfies`, `!` and `<T>`. Numbers, calls, conditions and members are not folded.
 */
export function foldConstant(expression: Node, scope: Scope, depth = 0): Constant | undefined {
  if (depth > DEPTH_LIMIT) return undefined;
  const node = unwrap(expression);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? { text: node.value, literal: node } : undefined;
    case 'TemplateLiteral': {
      let text = '';
      for (const [index, quasi] of node.quasis.entries()) {
        if (typeof quasi.value.cooked !== 'string') return undefined;
        text += quasi.value.cooked;
        const hole = node.expressions[index];
        if (hole === undefined) continue;
        const constant = foldConstant(hole, scope, depth + 1);
        if (constant === undefined || text.length > LENGTH_LIMIT) return undefined;
        text += constant.text;
      }
      return { text, literal: node.expressions.length === 0 ? node : undefined };
    }
    case 'BinaryExpression':
      return node.operator === '+' ? foldSum(node, scope, depth) : undefined;
    case 'Identifier': {
      const binding = findBinding(scope, node.name);
      if (
        binding?.kind !== 'variable' ||
        !binding.constant ||
        binding.init === undefined ||
        binding.property !== undefined
      )
        return undefined;
      if (!folded.has(binding.init)) {
        // A constant that names itself is none.
        folded.set(binding.init, undefined);
        const constant = foldConstant(binding.init, binding.scope, depth + 1);
        folded.set(binding.init, constant && { text: constant.text, literal: undefined });
      }
      return folded.get(binding.init);
    }
    default:
      return undefined;
  }
}

/** Sums lean to the left, as deep as they are long. */
function foldSum(sum: Node, scope: Scope, depth: number): Constant | undefined {
  let text = '';
  let rest: Node = sum;
  while (rest.type === 'BinaryExpression' && rest.operator === '+') {
    const right = foldConstant(rest.right, scope, depth + 1);
    if (right === undefined || text.length > LENGTH_LIMIT) return undefined;
    text = right.text + text;
    rest = unwrap(rest.left);
  }
  const first = foldConstant(rest, scope, depth + 1);
  return first && { text: first.text + text, literal: undefined };
}

/** Looks through what changes no value: parentheses, assertions of type, and the wrapper of an optional chain. */
export function unwrap(expression: Node): Node {
  let node = expression;
  for (;;) {
    switch (node.type) {
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        node = node.expression;
        break;
      default:
        return node;
    }
  }
}
