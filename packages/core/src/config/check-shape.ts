import * as v from 'valibot';
import { explainShape } from './explain-shape';
import { inspectShape, type ShapeNode } from './inspect-shape';
import { isRecord } from './is-record';
import { joinKey } from './key-path';
import { formatNames, type Report, toUnknownKey } from './problem';
import type { AnySchema } from './shape';
import type { TextFormat } from './text-format';

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
      return isRecord(value) ? pruneObject(node, value, key, wrong, report) : explainShape(node, value, key, report);
    case 'record':
      return isRecord(value) ? pruneRecord(node, value, key, wrong, report) : explainShape(node, value, key, report);
    case 'array':
      return Array.isArray(value) && value.length >= node.min
        ? pruneList(node, value, key, wrong, report)
        : explainShape(node, value, key, report);
    case 'union':
      if (Array.isArray(value)) return pruneList(node, value, key, wrong, report);
      return typeof value === 'string'
        ? prune(node.item as AnySchema, value, key, wrong, report)
        : explainShape(node, value, key, report);
    default:
      return wrong.has(key) ? explainShape(node, value, key, report) : value;
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
