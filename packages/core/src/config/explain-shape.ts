import { describeValue } from './describe-value';
import { findNearest } from './find-nearest';
import type { ShapeNode } from './inspect-shape';
import { formatNames, type Report } from './problem';
import type { TextFormat } from './text-format';

/** Says what is wrong with a value that is, and gives what may stand in its place. */
export function explainShape(node: ShapeNode, value: unknown, key: string, report: Report): readonly [] | undefined {
  const { note } = node;
  if (note?.note === 'text' && typeof value === 'string') explainText(note.format, value, key, report);
  else if (note?.note === 'choice' && typeof value === 'string') explainChoice(note, node.options, value, key, report);
  else if (node.type === 'array' && Array.isArray(value)) {
    const expected = note?.note === 'list' ? note.expected : 'a list';
    report({ code: 'config/empty-list', key, what: `\`${key}\` is empty.`, mend: `Write ${expected}, or remove it.` });
  } else {
    const [needed, expected] = describeNeeded(node);
    const name = key === '' ? 'The config' : `\`${key}\``;
    const what = `${name} is ${describeValue(value)} where ${needed} is needed.`;
    report({ code: 'config/wrong-type', key, what, mend: `Write ${expected}.` });
  }
  // An empty list in its place: what is written, though wrongly, is not missing.
  return node.type === 'array' ? [] : undefined;
}

function explainText(format: TextFormat, value: string, key: string, report: Report): void {
  const problem = format.findProblem(value);
  if (problem === undefined) return;
  const what = value.trim() === '' ? `\`${key}\` is empty.` : `\`${value}\` in \`${key}\` ${problem.what}.`;
  report({ code: problem.code, key, what, mend: problem.mend });
}

function explainChoice(
  { noun, refused }: { readonly noun: string; readonly refused: Readonly<Record<string, string>> },
  values: readonly string[],
  value: string,
  key: string,
  report: Report,
): void {
  const reason = Object.hasOwn(refused, value) ? refused[value] : undefined;
  const nearest = reason === undefined ? findNearest(value, values) : undefined;
  report({
    code: `config/unknown-${noun}`,
    key,
    what: `\`${value}\` in \`${key}\` is no ${noun}${reason === undefined ? '' : `: ${reason}`}.`,
    mend:
      nearest === undefined
        ? `Write ${formatNames(values, 'or')}.`
        : `Did you mean \`${nearest}\`? Known are ${formatNames(values, 'and')}.`,
  });
}

/** What is needed, in short and with an example. */
function describeNeeded({ type, note, options }: ShapeNode): readonly [needed: string, expected: string] {
  if (type === 'boolean') return ['a boolean', '`true` or `false`'];
  switch (note?.note) {
    case 'text':
      return ['a text', `${note.format.noun} in quotes`];
    case 'choice':
      return ['a text', formatNames(options, 'or')];
    case 'list':
      return [type === 'union' ? 'a text or a list' : 'a list', note.expected];
    case 'record':
      return ['an object', note.expected];
    default:
      return ['an object', `${note?.note === 'object' ? note.noun : 'it'} as an object`];
  }
}
