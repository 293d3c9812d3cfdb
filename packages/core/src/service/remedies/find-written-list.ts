import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Graph } from '#types/graph';
import type { SyntaxNode } from '#types/syntax';
import type { WrittenList } from './cut-item';
import { listNodes } from './find-statement';

/**
 * A list at the top of a config, as it is written; `undefined` where the config is no literal, or the list holds what only running
 * it would tell.
 *
 * @param file row of the config
 */
export function findWrittenList(graph: Graph, file: number, text: string, key: string): WrittenList | undefined {
  return /\.jsonc?$/.test(graph.files.paths[file] as string)
    ? findInJson(text, key)
    : findInProgram(graph.programsOf(file)?.[0]?.root, key);
}

function findInJson(text: string, key: string): WrittenList | undefined {
  const tree = parseTree(text, [], { allowTrailingComma: true, disallowComments: false });
  const list = tree === undefined ? undefined : findNodeAtLocation(tree, [key]);
  if (list?.type !== 'array') return undefined;
  const items = (list.children ?? []).map(({ offset, length }) => ({ start: offset, end: offset + length }));
  return { open: list.offset, close: list.offset + list.length - 1, items };
}

function findInProgram(root: SyntaxNode | undefined, key: string): WrittenList | undefined {
  const exported = listNodes(root?.['body']).find(({ type }) => type === 'ExportDefaultDeclaration');
  const config = toObject(exported?.['declaration']);
  const property = listNodes(config?.['properties']).find(
    (entry) => entry.type === 'Property' && nameOf(entry) === key,
  );
  const list = property?.['value'] as SyntaxNode | undefined;
  if (list?.type !== 'ArrayExpression') return undefined;
  const items = listNodes(list['elements']);
  if (items.some(({ type }) => type === 'SpreadElement')) return undefined;
  return { open: list.start, close: list.end - 1, items: items.map(({ start, end }) => ({ start, end })) };
}

/** `{ … }`, as such, within a call such as `defineConfig(…)`, or with a type behind it. */
function toObject(value: unknown): SyntaxNode | undefined {
  const node = value as SyntaxNode | null | undefined;
  if (node?.type === 'ObjectExpression') return node;
  if (node?.type === 'CallExpression') return toObject(listNodes(node['arguments'])[0]);
  return node?.type === 'TSSatisfiesExpression' || node?.type === 'TSAsExpression'
    ? toObject(node['expression'])
    : undefined;
}

function nameOf(property: SyntaxNode): unknown {
  const { name, value } = property['key'] as SyntaxNode;
  return property['computed'] === true ? undefined : (name ?? value);
}
