import { applyEdits, modify, parse, type ParseError } from 'jsonc-parser';
import type { Agent } from '#types/hook';
import { AGENT_SETTINGS, type SettingsEntry } from './agent-settings';
import { readField } from './read-field';

/** The text of an agent's settings after an edit; `undefined` where the file is not what an edit could be made to. */
export type EditedSettings = { readonly text: string } | { readonly problem: string };

/**
 * Puts the entries of our hook into an agent's settings, once, or takes them out. What stands there besides keeps its place, its
 * comments and its form. An entry of ours that is out of date is replaced.
 *
 * @param text what the file holds; `undefined` where there is none
 */
export function editSettings(agent: Agent, text: string | undefined, remove: boolean): EditedSettings {
  const { fixed, entries } = AGENT_SETTINGS[agent];
  const before = text === undefined || text.trim() === '' ? '{}\n' : text;
  const errors: ParseError[] = [];
  const root: unknown = parse(before, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof root !== 'object' || root === null || Array.isArray(root)) {
    return { problem: 'it is no JSON object' };
  }
  const misfit = entries.find(({ list }) => !fits(root, list));
  if (misfit !== undefined) return { problem: `\`${misfit.list.join('.')}\` in it is no list` };
  // What is up to date keeps its form, too.
  const stale = remove ? entries : entries.filter((entry) => !isCurrent(before, agent, entry));
  let edited = dropOwn(before, agent, stale);
  if (remove) return { text: tidy(edited, entries, fixed) };
  for (const [key, value] of Object.entries(fixed)) {
    if (readField(parseLoosely(edited), key) === undefined) edited = put(edited, [key], value);
  }
  for (const { list, value } of stale) {
    const length = listAt(edited, list)?.length;
    edited = put(length === undefined ? put(edited, list, []) : edited, [...list, length ?? 0], value);
  }
  return { text: edited.endsWith('\n') ? edited : `${edited}\n` };
}

function fits(root: unknown, list: readonly string[]): boolean {
  let value: unknown = root;
  for (const key of list) {
    if (value === undefined) return true;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    value = readField(value, key);
  }
  return value === undefined || Array.isArray(value);
}

/** Takes out every entry that runs our hook for this agent. */
function dropOwn(text: string, agent: Agent, entries: readonly SettingsEntry[]): string {
  let edited = text;
  for (const list of new Set(entries.map((entry) => entry.list))) {
    const items = listAt(edited, list) ?? [];
    for (let index = items.length - 1; index >= 0; index -= 1) {
      if (isOwn(items[index], agent)) edited = cut(edited, [...list, index]);
    }
  }
  return edited;
}

function isCurrent(text: string, agent: Agent, { list, value }: SettingsEntry): boolean {
  const own = (listAt(text, list) ?? []).filter((item) => isOwn(item, agent));
  return own.length === 1 && JSON.stringify(own[0]) === JSON.stringify(value);
}

function isOwn(entry: unknown, agent: Agent): boolean {
  const own = new RegExp(`storypole\\S*\\s+hook ${agent}\\b`);
  const hooks = readField(entry, 'hooks');
  const parts: readonly unknown[] = Array.isArray(hooks) ? hooks : [entry];
  return parts.length > 0 && parts.every((part) => own.test(String(readCommand(part))));
}

function readCommand(part: unknown): unknown {
  return readField(part, 'command') ?? readField(part, 'bash') ?? '';
}

/** Takes out the lists and objects that hold nothing any more, and what we wrote beside them. */
function tidy(text: string, entries: readonly SettingsEntry[], fixed: Readonly<Record<string, unknown>>): string {
  let edited = text;
  for (const { list } of entries) if (listAt(edited, list)?.length === 0) edited = cut(edited, list);
  const hooks = readField(parseLoosely(edited), 'hooks');
  if (typeof hooks === 'object' && hooks !== null && Object.keys(hooks).length === 0) edited = cut(edited, ['hooks']);
  const left = Object.keys(toObject(parseLoosely(edited)));
  return left.every((key) => key in fixed) && !/\/[/*]/.test(edited) ? '' : edited;
}

function toObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function listAt(text: string, list: readonly string[]): readonly unknown[] | undefined {
  const value = list.reduce<unknown>((at, key) => readField(at, key), parseLoosely(text));
  return Array.isArray(value) ? value : undefined;
}

/** Removes what stands at a path. */
function cut(text: string, path: readonly (string | number)[]): string {
  const edits = modify(text, [...path], undefined, {}).map((edit) => {
    const end = edit.offset + edit.length;
    if (!/^\s*[\]}]/.test(text.slice(end))) return edit;
    // The bracket after the last item keeps its line.
    return { ...edit, length: Math.max(text.slice(0, end).trimEnd().length - edit.offset, 0) };
  });
  return applyEdits(text, edits);
}

/**
 * Writes a value at a path where none is, on lines of its own. The library's own formatting would also lay out anew what stands
 * beside it.
 */
function put(text: string, path: readonly (string | number)[], value: unknown): string {
  const above = path.slice(0, -1);
  const key = path.at(-1);
  const base = above.length === 0 || isThere(text, above) ? text : put(text, above, {});
  const isArrayInsertion = typeof key === 'number';
  const [edit] = modify(base, [...path], value, { isArrayInsertion });
  if (edit === undefined) return base;
  const { unit, eol } = readStyle(base);
  const isFirst = !edit.content.startsWith(',');
  const label = isArrayInsertion ? '' : `${JSON.stringify(key)}: `;
  const body = (label + JSON.stringify(value, undefined, unit)).replaceAll('\n', eol + unit.repeat(path.length));
  const content = `${isFirst ? '' : ','}${eol}${unit.repeat(path.length)}${body}${isFirst ? eol + unit.repeat(above.length) : ''}`;
  return applyEdits(base, [{ ...edit, content }]);
}

function isThere(text: string, path: readonly (string | number)[]): boolean {
  return path.reduce<unknown>((at, key) => readField(at, String(key)), parseLoosely(text)) !== undefined;
}

function parseLoosely(text: string): unknown {
  return parse(text, [], { allowTrailingComma: true });
}

/** The style of a file: that of its first indented line. */
function readStyle(text: string): { readonly unit: string; readonly eol: string } {
  return { unit: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ', eol: text.includes('\r\n') ? '\r\n' : '\n' };
}
