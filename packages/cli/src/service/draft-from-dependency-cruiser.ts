import type { DraftRestriction, PolicyDraft } from '#types/policy-draft';
import { isRecord, toTexts } from './read-unknown';
import { regexToGlob } from './regex-to-glob';

/** What a rule says, as far as it is understood. */
interface ReadRule {
  readonly name: string;
  readonly comment: string;
  readonly from: readonly string[];
  readonly fromNot: readonly string[];
  readonly to: readonly string[];
  readonly rest: readonly string[];
  readonly ignoresTypes: boolean;
}

const CARRIED_BY_DEFAULT: Readonly<Record<string, string>> = {
  circular: 'import-cycle judges cycles of files without being told',
  couldNotResolve: 'unresolved-import judges this without being told',
};
const TYPE_WORDS = new Set(['type-only', 'type-import']);
const NODE_MODULES = /^\^?(?:\(\^\|\/\)|\(\?:\^\|\/\))?node_modules\//;

/**
 * A draft of a policy from a configuration of dependency-cruiser: folders become layers, what no rule forbids is allowed,
 * packages that few may import become restrictions.
 */
export function draftFromDependencyCruiser(config: unknown): PolicyDraft {
  const uncarried: { name: string; reason: string }[] = [];
  const rules = isRecord(config) && Array.isArray(config['forbidden']) ? config['forbidden'].map(readRule) : [];
  for (const key of ['allowed', 'required']) {
    const list = isRecord(config) ? config[key] : undefined;
    if (Array.isArray(list) && list.length > 0)
      uncarried.push({
        name: key,
        reason: `${String(list.length)} of its rules: a policy says what may be imported in \`allow\``,
      });
  }
  const layers = new Map<string, readonly string[]>();
  const packages: DraftRestriction[] = [];
  const builtins: DraftRestriction[] = [];
  const forbidden: { from: string; to: string; ignoresTypes: boolean }[] = [];
  const later: (() => void)[] = [];
  for (const rule of rules) {
    const reason = rule.rest.map((key) => CARRIED_BY_DEFAULT[key]).find((text) => text !== undefined);
    if (reason !== undefined) continue;
    if (rule.rest.length > 0) {
      uncarried.push({ name: rule.name, reason: `it asks for ${rule.rest.join(', ')}` });
      continue;
    }
    const names = rule.to.flatMap(toPackage);
    if (names.length > 0 && names.length === rule.to.length) {
      const holders = rule.fromNot.flatMap((regex) => addLayer(layers, regex));
      if (holders.length === 0)
        uncarried.push({ name: rule.name, reason: 'it says who may not import a package, not who may' });
      for (const name of holders.length === 0 ? [] : names) packages.push({ name, onlyIn: holders, why: rule.comment });
      continue;
    }
    const from = rule.from.flatMap((regex) => addLayer(layers, regex));
    const to = rule.to.flatMap((regex) => addLayer(layers, regex));
    if (from.length < rule.from.length || to.length < rule.to.length || from.length === 0 || to.length === 0) {
      uncarried.push({ name: rule.name, reason: 'its patterns are no plain folders' });
      continue;
    }
    if (rule.fromNot.length > 0)
      uncarried.push({ name: rule.name, reason: '`from.pathNot`: the whole layer is closed' });
    later.push(() => {
      for (const one of from)
        for (const other of to) forbidden.push({ from: one, to: other, ignoresTypes: rule.ignoresTypes });
    });
  }
  for (const run of later) run();
  const ids = [...layers.keys()];
  const allow = ids.flatMap((from) =>
    ids.flatMap((to) => {
      const closed = forbidden.filter((pair) => pair.from === from && pair.to === to);
      if (from === to || closed.some(({ ignoresTypes }) => !ignoresTypes)) return [];
      return [
        {
          from,
          to,
          ...(closed.length > 0 ? { kind: 'type' as const } : {}),
          why: 'No rule of dependency-cruiser forbids it.',
        },
      ];
    }),
  );
  return { layers, allow, packages, builtins, uncarried };
}

function readRule(rule: unknown): ReadRule {
  const part = (key: string): Readonly<Record<string, unknown>> => {
    const value = isRecord(rule) ? rule[key] : undefined;
    return isRecord(value) ? value : {};
  };
  const [from, to] = [part('from'), part('to')];
  const types = toTexts(to['dependencyTypesNot']);
  const known = new Set(['path', 'pathNot']);
  const ignoresTypes = types.length > 0 && types.every((type) => TYPE_WORDS.has(type));
  if (ignoresTypes) known.add('dependencyTypesNot');
  return {
    name: text(rule, 'name') ?? 'unnamed',
    comment: text(rule, 'comment') ?? 'A rule of dependency-cruiser says so.',
    from: toTexts(from['path']),
    fromNot: toTexts(from['pathNot']),
    to: toTexts(to['path']),
    rest: [
      ...Object.keys(from).filter((key) => !known.has(key)),
      ...Object.keys(to).filter((key) => !known.has(key) || key === 'pathNot'),
      ...(isRecord(rule) && 'module' in rule ? ['module'] : []),
      ...(isRecord(rule) && rule['scope'] === 'folder' ? ['folders'] : []),
    ],
    ignoresTypes,
  };
}

function text(rule: unknown, key: string): string | undefined {
  const value = isRecord(rule) ? rule[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Adds the layer of a pattern, under the last name in it; nothing where the pattern is no plain folder. */
function addLayer(layers: Map<string, readonly string[]>, regex: string): readonly string[] {
  const glob = regexToGlob(regex);
  if (glob === undefined || glob === '**') return [];
  const known = [...layers].find(([, globs]) => globs.includes(glob));
  if (known !== undefined) return [known[0]];
  const words = glob.split('/').filter((segment) => /^[\w-]+(?:\.\w+)?$/.test(segment));
  const base = (words.at(-1) ?? 'layer').replace(/\.\w+$/, '').toLowerCase();
  let id = base;
  for (let count = 2; layers.has(id); count++) id = `${base}-${String(count)}`;
  layers.set(id, [glob]);
  return [id];
}

/** `^node_modules/pg/` → `pg` */
function toPackage(regex: string): readonly string[] {
  if (!NODE_MODULES.test(regex)) return [];
  const name = /^((?:@[\w.-]+\/)?[\w.-]+)/.exec(regex.replace(NODE_MODULES, '').replaceAll('\\', ''))?.[1];
  return name === undefined ? [] : [name];
}
