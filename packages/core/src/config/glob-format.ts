import { findNearest } from './find-nearest';
import type { TextFormat, TextProblem } from './text-format';

/** Which placeholders a glob may hold: `any` at most one of the two, `domain` and `provider` exactly that one. */
type Placeholders = 'none' | 'any' | 'domain' | 'provider';

interface GlobOptions {
  readonly placeholders?: Placeholders;
  /** Whether a leading `!` takes files out again. */
  readonly negatable?: boolean;
}

const PLACEHOLDER = /\{([^{},.]*)\}/g;

const PLACEHOLDER_REGEX: Readonly<Record<Placeholders, string>> = {
  none: '(?!.*\\{[^{},.]*\\})',
  any: '(?!.*\\{(?!domain\\}|provider\\})[^{},.]*\\})(?!.*\\{(?:domain|provider)\\}.*\\{(?:domain|provider)\\})',
  domain: '(?=.*\\{domain\\})(?!.*\\{(?!domain\\})[^{},.]*\\})(?!.*\\{domain\\}.*\\{domain\\})',
  provider: '(?=.*\\{provider\\})(?!.*\\{(?!provider\\})[^{},.]*\\})(?!.*\\{provider\\}.*\\{provider\\})',
};

/** A glob relative to a folder that the reader knows: no absolute path, no way out of the folder, no separator but `/`. */
export function globFormat(noun: string, { placeholders = 'none', negatable = false }: GlobOptions = {}): TextFormat {
  const segments = '(?![!/~]|[A-Za-z]:)(?!.*//)(?!(?:.*/)?\\.{1,2}(?:/|$))(?!.*/$)';
  const regex = new RegExp(
    `^(?!\\s|.*\\s$|.*\\\\)${negatable ? '!?' : ''}(?:\\./)?${segments}${PLACEHOLDER_REGEX[placeholders]}.+$`,
  );
  return {
    noun,
    regex,
    findProblem: (text) => {
      const body = (negatable && text.startsWith('!') ? text.slice(1) : text).replace(/^\.\//, '');
      const problem =
        findShapeProblem(text, body, negatable) ?? findPlaceholderProblem(body, placeholders) ?? findUnclosed(body);
      return problem;
    },
  };
}

/** The form in which the policy keeps a glob: without a leading `./`. */
export function normalizeGlob(glob: string): string {
  return glob.replace(/^(!?)\.\//, '$1');
}

function findShapeProblem(text: string, body: string, negatable: boolean): TextProblem | undefined {
  const bad = (what: string, mend: string): TextProblem => ({ code: 'config/bad-pattern', what, mend });
  if (text.trim() === '') return bad('is empty', 'Write a glob such as `src/**`, or remove it.');
  if (text !== text.trim()) return bad('begins or ends with a space', 'Remove the space.');
  if (/[\n\r\u2028\u2029]/.test(text)) return bad('breaks the line', 'Write one glob a text.');
  if (text.includes('\\')) return bad('holds a backslash', `Write \`${text.replace(/\\+/g, '/')}\`.`);
  if (body.startsWith('!')) {
    const mend = negatable
      ? 'Write one `!`.'
      : 'Name the files that are meant; write those to leave out under `exclude`.';
    return bad('begins with `!`', mend);
  }
  if (/^(?:[/~]|[A-Za-z]:)/.test(body)) return bad('is absolute', 'Write it relative to the folder of the config.');
  const segments = body.split('/');
  if (segments.includes('..'))
    return bad('leaves its folder by `..`', 'Name files below the folder of the config, or move the config up.');
  if (body === '' || body === '.') return bad('names a folder', 'Write `**` for everything below it.');
  if (body.endsWith('/'))
    return bad('names a folder', `Write \`${body.replace(/\/+$/, '')}/**\` for everything below it.`);
  if (segments.includes('') || segments.includes('.'))
    return bad('has an empty segment', 'Write one `/` between two names.');
  return undefined;
}

function findPlaceholderProblem(body: string, allowed: Placeholders): TextProblem | undefined {
  const names = Array.from(body.matchAll(PLACEHOLDER), (match) => match[1] as string);
  const known = allowed === 'none' ? [] : allowed === 'any' ? ['domain', 'provider'] : [allowed];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return explainPlaceholder(unknown, known);
  const misplaced = (what: string, mend: string): TextProblem => ({ code: 'config/misplaced-placeholder', what, mend });
  if (names.length > 1) {
    return names[0] === names[1]
      ? misplaced(`holds \`{${names[0] as string}}\` twice`, 'Write it once, and `*` for the other.')
      : misplaced(
          'holds both `{domain}` and `{provider}`',
          'Write `*` for the provider: a provider inside a domain has no name of its own.',
        );
  }
  if ((allowed === 'domain' || allowed === 'provider') && names.length === 0) {
    return misplaced(`holds no \`{${allowed}}\``, `Write \`{${allowed}}\` where the name of the ${allowed} stands.`);
  }
  return undefined;
}

function explainPlaceholder(name: string, known: readonly string[]): TextProblem {
  const code = 'config/unknown-placeholder';
  const what = `holds the placeholder \`{${name}}\``;
  if (known.length === 0) return { code, what, mend: 'Write `*`: no placeholder has a meaning here.' };
  const nearest = findNearest(name, known);
  const names = known.map((one) => `\`{${one}}\``).join(' or ');
  return { code, what, mend: nearest === undefined ? `Write ${names}, or \`*\`.` : `Did you mean \`{${nearest}}\`?` };
}

/** The first bracket without a partner. Nothing is escaped: a glob holds no backslash. */
function findUnclosed(body: string): TextProblem | undefined {
  const open: string[] = [];
  const partners: Readonly<Record<string, string>> = { ']': '[', '}': '{', ')': '(' };
  let lonely: string | undefined;
  for (const character of body) {
    if (open.at(-1) === '[' && character !== ']') continue;
    if ('[{('.includes(character)) open.push(character);
    else if (character in partners && open.pop() !== partners[character]) lonely ??= character;
  }
  lonely ??= open[0];
  if (lonely === undefined) return undefined;
  return {
    code: 'config/bad-pattern',
    what: `has a \`${lonely}\` without its partner`,
    mend: 'Close the bracket, or write `?` for a bracket in a name.',
  };
}
