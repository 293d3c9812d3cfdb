import type { StructuralTest } from '#types/change';
import { languageOf } from '../language-of';
import { childKeys, parseProgram, type ProgramLanguage } from '../parse/parse-program';
import type { SyntaxNode } from '#types/syntax';

const KIT = '@storypole/testkit';
const TESTS = new Set(['test', 'it', 'specify', 'xit', 'xtest', 'fit']);
const SUITES = new Set(['describe', 'suite', 'context', 'xdescribe', 'fdescribe']);
/** What keeps a test from running, or turns its verdict round. */
const SKIPPING = new Set(['skip', 'todo', 'skipIf', 'runIf', 'fails', 'failing']);
const CLAIM = /^(?:to[A-Z]\w*|assertThat)$/;
const PROGRAMS = new Set(['ts', 'tsx', 'js']);

interface Call {
  readonly name: string;
  readonly modifiers: readonly string[];
}

/**
 * The tests of a file that asks the test kit. A file that does not import it has none.
 *
 * @param file relative to the root
 */
export function findStructuralTests(file: string, text: string): readonly StructuralTest[] {
  const language = languageOf(file);
  if (language === undefined || !PROGRAMS.has(language) || !text.includes(KIT)) return [];
  const program = parseProgram(text, language as ProgramLanguage)?.program as SyntaxNode | undefined;
  if (program === undefined) return [];
  const keys = childKeys();
  const found: (StructuralTest & { readonly isOnly: boolean })[] = [];

  const visit = (node: SyntaxNode, isSkipped: boolean, isOnly: boolean): void => {
    const call = readCall(node);
    if (call === undefined) return visitChildren(node, isSkipped, isOnly);
    const skips = isSkipped || call.name.startsWith('x') || call.modifiers.some((name) => SKIPPING.has(name));
    const only = isOnly || call.name.startsWith('f') || call.modifiers.includes('only');
    if (SUITES.has(call.name)) return visitChildren(node, skips, only);
    const [title, ...rest] = argumentsOf(node);
    if (title === undefined) return;
    const body = text.slice(rest[0]?.start ?? title.end, rest.at(-1)?.end ?? title.end);
    found.push({
      file,
      line: text.slice(0, node.start).split('\n').length,
      title: text.slice(title.start + 1, title.end - 1),
      body: body.replaceAll(/\s+/g, ''),
      isSkipped: skips || rest.length === 0,
      claims: countClaims(rest),
      statements: listStatements(rest.at(-1), text),
      isOnly: only,
    });
  };
  const visitChildren = (node: SyntaxNode, isSkipped: boolean, isOnly: boolean): void => {
    for (const key of keys[node.type] ?? []) {
      const child: unknown = Reflect.get(node, key);
      for (const one of Array.isArray(child) ? (child as readonly unknown[]) : [child])
        if (isNode(one)) visit(one, isSkipped, isOnly);
    }
  };
  visit(program, false, false);
  // One `only` skips all tests of the file beside it.
  const hasOnly = found.some(({ isOnly }) => isOnly);
  return found.map(({ isOnly, ...test }) => (hasOnly && !isOnly ? { ...test, isSkipped: true } : test));
}

/** `test.skip('…')`, `describe.each(…)('…')`: the name at the beginning, and what is asked of it. */
function readCall(node: SyntaxNode): Call | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const modifiers: string[] = [];
  for (let callee: unknown = Reflect.get(node, 'callee'); isNode(callee);) {
    if (callee.type === 'Identifier') {
      const name = String(Reflect.get(callee, 'name'));
      return TESTS.has(name) || SUITES.has(name) ? { name, modifiers } : undefined;
    }
    if (callee.type === 'MemberExpression') {
      const property: unknown = Reflect.get(callee, 'property');
      const name: unknown = isNode(property) ? Reflect.get(property, 'name') : undefined;
      if (typeof name === 'string') modifiers.push(name);
      callee = Reflect.get(callee, 'object');
    } else if (callee.type === 'CallExpression' || callee.type === 'TaggedTemplateExpression') {
      callee = Reflect.get(callee, callee.type === 'CallExpression' ? 'callee' : 'tag');
    } else return undefined;
  }
  return undefined;
}

/** Matchers that are called: not those in a comment or a text. */
function countClaims(nodes: readonly SyntaxNode[]): number {
  const keys = childKeys();
  const count = (node: SyntaxNode): number => {
    const callee: unknown = node.type === 'CallExpression' ? Reflect.get(node, 'callee') : undefined;
    const own = isNode(callee) && CLAIM.test(nameOf(callee)) ? 1 : 0;
    return (keys[node.type] ?? []).reduce((sum, key) => {
      const child: unknown = Reflect.get(node, key);
      const inner = Array.isArray(child) ? (child as readonly unknown[]) : [child];
      return sum + inner.filter(isNode).reduce((total, one) => total + count(one), 0);
    }, own);
  };
  return nodes.reduce((sum, node) => sum + count(node), 0);
}

function nameOf(callee: SyntaxNode): string {
  const named: unknown = callee.type === 'MemberExpression' ? Reflect.get(callee, 'property') : callee;
  return isNode(named) ? String(Reflect.get(named, 'name')) : '';
}

/** What a test does, one statement after the other, up to where it returns. */
function listStatements(program: SyntaxNode | undefined, text: string): readonly string[] {
  const block: unknown = program === undefined ? undefined : Reflect.get(program, 'body');
  if (!isNode(block)) return [];
  const list: unknown = block.type === 'BlockStatement' ? Reflect.get(block, 'body') : [block];
  const statements = Array.isArray(list) ? (list as readonly unknown[]).filter(isNode) : [];
  const end = statements.findIndex(({ type }) => type === 'ReturnStatement' || type === 'ThrowStatement');
  return statements
    .slice(0, end < 0 ? undefined : end + 1)
    .map(({ start, end: stop }) => text.slice(start, stop).replaceAll(/[\s;]+/g, ''));
}

function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const list: unknown = Reflect.get(node, 'arguments');
  return Array.isArray(list) ? (list as readonly unknown[]).filter(isNode) : [];
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
