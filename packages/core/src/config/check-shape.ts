import * as v from 'valibot';
import { findNearest } from './find-nearest';
import { inspectShape, type ShapeNode } from './inspect-shape';
import { joinKey } from './key-path';
import type { AnySchema } from './shape';
import type { TextFormat } from './text-format';

/** What is wrong at one key of a config; becomes a `Fault` once its file and line are known. */
export interface Problem {
  readonly code: string;
  /** Path of the key: `layers.repo.files[0]`. */
  readonly key: string;
  readonly what: string;
  readonly mend: string;
}

export type Report = (problem: Problem) => void;

/** Reports a problem of the config with this index in the chain. */
export type ReportIn = (source: number, problem: Problem) => void;

/**
 * Holds a value against a schema and reports every difference.
 *
 * @returns the value with what is wrong left out: keys are missing, required ones too, and list items are `undefined`, so
 *   that the others keep their index. `undefined` where the value itself is wrong.
 */
export function checkShape(schema: AnySchema, value: unknown, report: Report): unknown {
  const result = v.safeParse(schema, value);
  const wrong = new Set((result.issues ?? []).flatMap(listPaths));
  return prune(schema, value, '', wrong, report);
}

/** The key paths that an issue speaks of; of a union, those of its options. */
function listPaths(issue: v.BaseIssue<unknown>): readonly string[] {
  const path = (issue.path ?? []).reduce((key, item) => joinKey(key, item.key as string | number), '');
  const nested = (issue.issues ?? []).flatMap((inner) =>
    (inner.path ?? []).length === 0
      ? []
      : [(inner.path ?? []).reduce((key, item) => joinKey(key, item.key as string | number), path)],
  );
  return nested.length > 0 ? nested : [path];
}

/**
 * Says what is wrong in words, and leaves it out. valibot decides whether a value is wrong; what it lets through or cuts
 * short is decided here: it names one unknown key of an object only, takes lists for objects, skips the keys
 * `constructor` and `prototype` of records, and does not look for items that stand twice.
 */
function prune(schema: AnySchema, value: unknown, key: string, wrong: ReadonlySet<string>, report: Report): unknown {
  const node = inspectShape(schema);
  switch (node.type) {
    case 'strict_object':
    case 'loose_object':
      return isRecord(value) ? pruneObject(node, value, key, wrong, report) : explain(node, value, key, report);
    case 'record':
      return isRecord(value) ? pruneRecord(node, value, key, wrong, report) : explain(node, value, key, report);
    case 'array':
      return Array.isArray(value) && value.length >= node.min
        ? pruneList(node, value, key, wrong, report)
        : explain(node, value, key, report);
    case 'union':
      if (Array.isArray(value)) return pruneList(node, value, key, wrong, report);
      return typeof value === 'string'
        ? prune(node.item as AnySchema, value, key, wrong, report)
        : explain(node, value, key, report);
    default:
      return wrong.has(key) ? explain(node, value, key, report) : value;
  }
}

function pruneObject(
  node: ShapeNode,
  value: Readonly<Record<string, unknown>>,
  key: string,
  wrong: ReadonlySet<string>,
  report: Report,
): unknown {
  const noun = node.note?.note === 'object' ? node.note.noun : 'an object';
  const entries: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    if (value[name] === undefined) continue;
    const entry = Object.hasOwn(node.entries, name) ? node.entries[name] : undefined;
    if (entry !== undefined) {
      const pruned = prune(entry, value[name], joinKey(key, name), wrong, report);
      if (pruned !== undefined) entries.push([name, pruned]);
    } else if (node.type === 'loose_object') entries.push([name, value[name]]);
    else report(toUnknownKey(name, Object.keys(node.entries), noun, key));
  }
  for (const name of node.required.filter((one) => value[one] === undefined)) {
    report({
      code: 'config/missing-key',
      key: joinKey(key, name),
      what: `\`${key}\` lacks \`${name}\`.`,
      mend: `Write ${formatNames(node.required, 'and')}: ${noun} needs ${node.required.length === 2 ? 'both' : 'all'} of them.`,
    });
  }
  return Object.fromEntries(entries);
}

function pruneRecord(
  node: ShapeNode,
  value: Readonly<Record<string, unknown>>,
  key: string,
  wrong: ReadonlySet<string>,
  report: Report,
): unknown {
  const format = (node.note as { readonly format: TextFormat }).format;
  const entries: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    if (value[name] === undefined) continue;
    const itemKey = joinKey(key, name);
    const isNamed = checkName(format, name, key, itemKey, report);
    const pruned = prune(node.value as AnySchema, value[name], itemKey, wrong, report);
    if (isNamed && pruned !== undefined) entries.push([name, pruned]);
  }
  return Object.fromEntries(entries);
}

function checkName(format: TextFormat, name: string, key: string, itemKey: string, report: Report): boolean {
  const isReserved = ['__proto__', 'constructor', 'prototype'].includes(name);
  const problem = isReserved
    ? { code: 'config/bad-name', what: 'means something else to JavaScript', mend: 'Take another name.' }
    : format.findProblem(name);
  if (problem === undefined) return true;
  const what =
    name.trim() === '' ? `A key of \`${key}\` is empty.` : `\`${name}\`, a key of \`${key}\`, ${problem.what}.`;
  report({ code: problem.code, key: itemKey, what, mend: problem.mend });
  return false;
}

function pruneList(
  node: ShapeNode,
  value: readonly unknown[],
  key: string,
  wrong: ReadonlySet<string>,
  report: Report,
): unknown {
  const seen = new Set<string>();
  return Array.from(value, (item, index) => {
    const itemKey = joinKey(key, index);
    if (typeof item === 'string' && seen.has(item)) {
      report({
        code: 'config/duplicate',
        key: itemKey,
        what: `\`${item}\` stands twice in \`${key}\`.`,
        mend: 'Remove one of the two.',
      });
      return undefined;
    }
    if (typeof item === 'string') seen.add(item);
    return prune(node.item as AnySchema, item, itemKey, wrong, report);
  });
}

function explain(node: ShapeNode, value: unknown, key: string, report: Report): readonly [] | undefined {
  const { note } = node;
  if (note?.note === 'text' && typeof value === 'string') explainText(note.format, value, key, report);
  else if (note?.note === 'choice' && typeof value === 'string') explainChoice(note, node.options, value, key, report);
  else if (node.type === 'array' && Array.isArray(value)) {
    const expected = note?.note === 'list' ? note.expected : 'a list';
    report({ code: 'config/empty-list', key, what: `\`${key}\` is empty.`, mend: `Write ${expected}, or remove it.` });
  } else {
    const [needed, expected] = describeNeeded(node);
    const name = key === '' ? 'The config' : `\`${key}\``;
    const what = `${name} is ${describe(value)} where ${needed} is needed.`;
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

/** The problem of a key that nothing reads. */
export function toUnknownKey(name: string, known: readonly string[], noun: string, key: string): Problem {
  const nearest = findNearest(name, known);
  const all = `Known ${known.length === 1 ? 'is' : 'are'} ${formatNames(known, 'and')}.`;
  return {
    code: 'config/unknown-key',
    key: joinKey(key, name),
    what: `\`${name}\` is no key of ${noun}${key === '' || noun === `\`${key}\`` ? '' : ` (\`${key}\`)`}.`,
    mend: nearest === undefined ? `Remove it. ${all}` : `Did you mean \`${nearest}\`? ${all}`,
  };
}

/** `` `a`, `b` and `c` `` */
export function formatNames(names: readonly string[], last: 'and' | 'or'): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1) as string}`;
}

/** A value in the words of a fault. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return value.length > 40 ? 'a text' : `the text ${JSON.stringify(value)}`;
    case 'number':
    case 'bigint':
      return `the number ${String(value)}`;
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'object':
      return isRecord(value) ? 'an object' : `a ${value.constructor.name}`;
    default:
      return `a ${typeof value}`;
  }
}

/** Plain objects only. A config that was evaluated in another realm has another `Object.prototype`. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
