import { parse as parseAstro } from '@astrojs/compiler';
import type { Node as AstroNode } from '@astrojs/compiler/types';
import { is } from '@astrojs/compiler/utils';
import { createProcessor } from '@mdx-js/mdx';
import { parse as parseVue } from '@vue/compiler-sfc';
import { parse as parseSvelte } from 'svelte/compiler';

/** What a framework's own parser takes for code. Offsets in UTF-16 units. */
export interface FrameworkBlocks {
  readonly scripts: readonly Range[];
  /** Code in the markup that holds an `import()` or a `require()`. */
  readonly expressions: readonly Range[];
  /** Where the values of `src` of scripts lie. */
  readonly sources: readonly string[];
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

const REQUEST = /(?<![\w$])(?:import|require)(?![\w$])/;

/** @returns `undefined` where the framework refuses the source */
export async function findBlocksWithFramework(
  text: string,
  language: 'vue' | 'svelte' | 'astro' | 'mdx',
): Promise<FrameworkBlocks | undefined> {
  try {
    switch (language) {
      case 'vue':
        return findInVue(text);
      case 'svelte':
        return findInSvelte(text);
      case 'astro':
        return await findInAstro(text);
      default:
        return findInMdx(text);
    }
  } catch {
    return undefined;
  }
}

function findInVue(text: string): FrameworkBlocks | undefined {
  const { descriptor, errors } = parseVue(text, { ignoreEmpty: false, sourceMap: false });
  if (errors.length > 0) return undefined;
  const scripts: Range[] = [];
  const sources: string[] = [];
  for (const block of [descriptor.script, descriptor.scriptSetup]) {
    if (!block) continue;
    if (block.src !== undefined) sources.push(block.src);
    else if (['', 'js', 'jsx', 'ts', 'tsx'].includes(block.lang ?? '')) {
      scripts.push({ start: block.loc.start.offset, end: block.loc.end.offset });
    }
  }
  const expressions: Range[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (!isRecord(node)) return;
    // A simple expression that is not static: an interpolation, or the value of a directive.
    if (node['type'] === 4 && node['isStatic'] === false) addExpression(expressions, text, node['loc']);
    for (const key of ['children', 'props', 'content', 'exp']) visit(node[key]);
  };
  visit(descriptor.template?.ast);
  return { scripts, expressions, sources };
}

function addExpression(expressions: Range[], text: string, location: unknown): void {
  if (!isRecord(location) || !isRecord(location['start']) || !isRecord(location['end'])) return;
  const [start, end] = [Number(location['start']['offset']), Number(location['end']['offset'])];
  if (REQUEST.test(text.slice(start, end))) expressions.push({ start, end });
}

function findInSvelte(text: string): FrameworkBlocks {
  const root = parseSvelte(text, { modern: true });
  const scripts = [root.module, root.instance].flatMap((script) =>
    script
      ? [{ start: (script.content as unknown as Range).start, end: (script.content as unknown as Range).end }]
      : [],
  );
  const expressions: Range[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (!isRecord(node)) return;
    const callee = node['callee'];
    const isRequire = node['type'] === 'CallExpression' && isRecord(callee) && callee['name'] === 'require';
    if (node['type'] === 'ImportExpression' || node['type'] === 'MetaProperty' || isRequire) {
      expressions.push({ start: Number(node['start']), end: Number(node['end']) });
    }
    for (const [key, value] of Object.entries(node)) if (key !== 'parent' && typeof value === 'object') visit(value);
  };
  visit(root.fragment);
  return { scripts, expressions, sources: [] };
}

async function findInAstro(text: string): Promise<FrameworkBlocks | undefined> {
  const { ast, diagnostics } = await parseAstro(text, { position: true });
  if (diagnostics.some(({ severity }) => severity === 1)) return undefined;
  const scripts: Range[] = [];
  const sources: string[] = [];
  const expressions: Range[] = [];
  // The positions of text are not those of the source once it holds more than ASCII or nested elements: texts are searched.
  let after = 0;
  const locate = (value: string): Range => {
    const start = text.indexOf(value, after);
    return { start, end: start + value.length };
  };
  const visit = (node: AstroNode, isCode: boolean): void => {
    if (node.type === 'frontmatter') {
      const range = locate(`---${node.value}---`);
      scripts.push({ start: range.start + 3, end: range.end - 3 });
      after = range.end;
    } else if (node.type === 'text' && isCode && REQUEST.test(node.value)) expressions.push(locate(node.value));
    else if ('attributes' in node) {
      for (const { kind, value } of node.attributes)
        if (kind === 'expression' && REQUEST.test(value)) expressions.push(locate(value));
      const isBundled = node.name === 'script' && node.attributes.every(({ name }) => name === 'src');
      const [content] = node.children;
      const [source] = node.attributes;
      if (isBundled && source) sources.push(source.value);
      else if (isBundled && content?.type === 'text') {
        const range = locate(`>${content.value}</`);
        scripts.push({ start: range.start + 1, end: range.end - 2 });
      }
    }
    if (is.parent(node)) for (const child of node.children) visit(child, node.type === 'expression');
  };
  visit(ast, false);
  return { scripts, expressions, sources };
}

function findInMdx(text: string): FrameworkBlocks {
  const scripts: Range[] = [];
  const expressions: Range[] = [];
  const visit = (node: unknown): void => {
    if (!isRecord(node)) return;
    const position = node['position'];
    if (node['type'] === 'mdxjsEsm' && isRecord(position)) scripts.push(rangeOf(position));
    else if (String(node['type']).endsWith('Expression') && isRecord(position))
      addCode(expressions, text, rangeOf(position));
    if (Array.isArray(node['attributes'])) {
      for (const attribute of node['attributes']) if (isRecord(attribute)) visitAttribute(attribute['value']);
    }
    if (Array.isArray(node['children'])) for (const child of node['children']) visit(child);
  };
  const visitAttribute = (value: unknown): void => {
    if (!isRecord(value) || typeof value['value'] !== 'string' || !REQUEST.test(value['value'])) return;
    const start = text.indexOf(value['value']);
    expressions.push({ start, end: start + value['value'].length });
  };
  visit(createProcessor().parse(blankFrontmatter(text)));
  return { scripts, expressions, sources: [] };
}

/** An expression of MDX has its braces with it. */
function addCode(expressions: Range[], text: string, { start, end }: Range): void {
  if (REQUEST.test(text.slice(start, end))) expressions.push({ start: start + 1, end: end - 1 });
}

/** The parser of MDX knows no frontmatter: without a plugin it takes it for text. */
function blankFrontmatter(text: string): string {
  const frontmatter = /^---\r?\n[^]*?\n---[ \t]*(?=\r?\n|$)/.exec(text)?.[0] ?? '';
  return frontmatter.replace(/[^\r\n]/g, ' ') + text.slice(frontmatter.length);
}

function rangeOf(position: Readonly<Record<string, unknown>>): Range {
  const [start, end] = [position['start'], position['end']];
  return { start: isRecord(start) ? Number(start['offset']) : -1, end: isRecord(end) ? Number(end['offset']) : -1 };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
