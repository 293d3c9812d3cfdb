type Parts = Readonly<Record<string, unknown>>;

/** scope → what a rule of it may see → whether such a rule has to say what it suspects */
const SIGHTS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  edge: { places: true, packages: true, misuses: false, origins: false, unknown: false },
  file: { place: true, globals: false },
  graph: { graph: false, run: false },
  change: { suppressions: false, change: false },
};

/**
 * What keeps an export of a plugin from being a rule, as what the plugin does: `exports …`. What is asked of a rule later is
 * looked at here, so that a plugin that was written without types ends as a fault.
 *
 * @returns `undefined` for a rule
 */
export function findRuleProblem(value: unknown): string | undefined {
  if (!isObject(value) || typeof value['id'] !== 'string') return 'exports something that is no rule';
  const problem = findMissing(value) ?? findBlind(value) ?? findBadMessage(value['messages']) ?? findBadOption(value);
  return problem === undefined ? undefined : `exports the rule \`${value['id']}\`, ${problem}`;
}

function findMissing({ check, summary, messages }: Parts): string | undefined {
  if (typeof check !== 'function') return 'whose `check` is no function';
  if (typeof summary !== 'string') return 'whose `summary` is no text';
  return isObject(messages) ? undefined : 'which has no `messages`';
}

function findBlind({ scope, sees, suspects, precedence }: Parts): string | undefined {
  const suspectsNothing = typeof suspects !== 'function';
  if (scope === 'syntax') return suspectsNothing ? 'whose `suspects` is no function' : undefined;
  const sights = typeof scope === 'string' && Object.hasOwn(SIGHTS, scope) ? SIGHTS[scope] : undefined;
  if (sights === undefined) return `whose \`scope\` is none of ${list(['syntax', ...Object.keys(SIGHTS)])}`;
  if (typeof sees !== 'string' || !Object.hasOwn(sights, sees))
    return `whose \`sees\` is none of ${list(Object.keys(sights))}`;
  if (sights[sees] === true && suspectsNothing) return 'whose `suspects` is no function';
  return scope === 'edge' && typeof precedence !== 'number' ? 'whose `precedence` is no number' : undefined;
}

function findBadMessage(messages: unknown): string | undefined {
  const bad = Object.entries(messages as Parts).find(
    ([, message]) => !isObject(message) || typeof message['what'] !== 'string' || typeof message['why'] !== 'string',
  );
  return bad === undefined ? undefined : `whose message \`${bad[0]}\` lacks \`what\` or \`why\``;
}

function findBadOption({ options, catches, docs }: Parts): string | undefined {
  if (catches !== undefined && !isTexts(catches)) return 'whose `catches` is no list of texts';
  if (docs !== undefined && typeof docs !== 'string') return 'whose `docs` is no text';
  if (options === undefined) return undefined;
  if (!isObject(options)) return 'whose `options` are no object';
  const bad = Object.entries(options).find(([, option]) => !isObject(option) || !hasDefault(option));
  return bad === undefined ? undefined : `whose option \`${bad[0]}\` has no default of its type`;
}

function hasDefault({ type, default: preset }: Parts): boolean {
  if (type === 'strings') return isTexts(preset);
  return (type === 'boolean' || type === 'number' || type === 'string') && typeof preset === type;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isObject(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
