import type { DraftEdit, DraftRestriction, PolicyDraft } from '#types/policy-draft';
import { isRecord, toTexts } from './read-unknown';

/** `boundaries/element-types` of versions up to 6, and its name since 7. */
const RULES = ['boundaries/dependencies', 'boundaries/element-types'];
const WHY = 'eslint-plugin-boundaries allows it.';

/**
 * A draft of a policy from an ESLint configuration with eslint-plugin-boundaries: elements become layers, what its policies
 * allow becomes `allow`.
 *
 * @param config a flat config (a list of objects), one of its objects, or an `.eslintrc`
 */
export function draftFromEslintBoundaries(config: unknown): PolicyDraft {
  const blocks = (Array.isArray(config) ? config.flat(Infinity) : [config]).filter(isRecord);
  const uncarried: { name: string; reason: string }[] = [];
  const layers = new Map<string, readonly string[]>();
  for (const element of blocks.flatMap(({ settings }) => toList(settings, 'boundaries/elements'))) {
    if (!isRecord(element) || typeof element['type'] !== 'string') continue;
    const isFile = element['mode'] === 'file' || element['mode'] === 'full';
    const globs = toTexts(element['pattern']).map((pattern) =>
      isFile || pattern.endsWith('**') ? pattern : `${pattern.replace(/\/+$/, '')}/**`,
    );
    layers.set(element['type'], [...(layers.get(element['type']) ?? []), ...globs]);
    if (toTexts(element['capture']).length > 0)
      uncarried.push({ name: element['type'], reason: '`capture`: name the domains in `domains.pattern`' });
  }
  const allow: DraftEdit[] = [];
  const packages: DraftRestriction[] = [];
  for (const { rules } of blocks) {
    if (!isRecord(rules)) continue;
    for (const [name, setting] of Object.entries(rules)) {
      if (!name.startsWith('boundaries/')) continue;
      const options: unknown = Array.isArray(setting) ? setting[1] : undefined;
      if (RULES.includes(name)) readPolicies(options, [...layers.keys()], allow, uncarried);
      else if (!isDefault(name))
        uncarried.push({ name, reason: 'write it as `packages`, `domains.entry` or `providers`' });
    }
  }
  return { layers, allow: dropRepeated(allow), packages, builtins: [], uncarried };
}

/** What Storypole does without being told. */
function isDefault(name: string): boolean {
  return ['boundaries/no-unknown', 'boundaries/no-unknown-files', 'boundaries/no-unknown-dependencies'].includes(name);
}

function readPolicies(
  options: unknown,
  ids: readonly string[],
  allow: DraftEdit[],
  uncarried: { name: string; reason: string }[],
): void {
  const isOpen = isRecord(options) && options['default'] === 'allow';
  const open = new Set(isOpen ? ids.flatMap((from) => ids.map((to) => `${from}\0${to}`)) : []);
  for (const policy of [...toList(options, 'rules'), ...toList(options, 'policies')]) {
    if (!isRecord(policy)) continue;
    const from = selectTypes(policy['from'], ids);
    for (const key of ['allow', 'disallow']) {
      if (!(key in policy)) continue;
      const to = selectTypes(policy[key], ids);
      if (from === undefined || to === undefined) {
        uncarried.push({ name: `a policy with ${key}`, reason: 'it selects by more than the type of an element' });
        continue;
      }
      for (const one of from) {
        for (const other of to) {
          if (key === 'allow') open.add(`${one}\0${other}`);
          else open.delete(`${one}\0${other}`);
        }
      }
    }
  }
  for (const pair of open) {
    const [from = '', to = ''] = pair.split('\0');
    if (from !== to) allow.push({ from, to, why: WHY });
  }
}

/** The types that a selector names; `undefined` where it asks for something else. */
function selectTypes(selector: unknown, ids: readonly string[]): readonly string[] | undefined {
  const texts = toTexts(selector);
  if (texts.length > 0) return texts.flatMap((text) => (text === '*' ? ids : ids.filter((id) => id === text)));
  if (Array.isArray(selector)) {
    const lists = selector.map((one) => selectTypes(Array.isArray(one) ? (one[0] as unknown) : one, ids));
    return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
  }
  if (!isRecord(selector)) return undefined;
  const inner = selector['to'] ?? selector['element'];
  if (inner !== undefined) return selectTypes(inner, ids);
  if (Object.keys(selector).some((key) => key !== 'type' && key !== 'types')) return undefined;
  const types = selector['types'];
  return selectTypes(selector['type'] ?? (isRecord(types) ? types['anyOf'] : types), ids);
}

function toList(value: unknown, key: string): readonly unknown[] {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function dropRepeated(edits: readonly DraftEdit[]): readonly DraftEdit[] {
  return [...new Map(edits.map((edit) => [`${edit.from}\0${edit.to}`, edit])).values()];
}
