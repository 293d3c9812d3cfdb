import type { Loosening } from '#types/change';
import type { Policy } from '#types/policy';

/** Rules that were switched off, and options that were set otherwise: `true` to `false` checks less, by the rules' own habit. */
export function compareRules(before: Policy, after: Policy): readonly Loosening[] {
  const ids = new Set([...Object.keys(before.rules), ...Object.keys(after.rules)]);
  return [...ids].flatMap((id) => {
    const was = before.rules[id] ?? { severity: 'error' as const, options: {} };
    const is = after.rules[id] ?? { severity: 'error' as const, options: {} };
    const key = `rules.${id}`;
    if (was.severity === 'error' && is.severity === 'off')
      return [{ loosens: `off ${id}`, what: `The rule \`${id}\` is switched off.`, key }];
    if (is.severity === 'off') return [];
    const names = new Set([...Object.keys(was.options), ...Object.keys(is.options)]);
    return [...names].flatMap((name) => {
      const [old, now] = [was.options[name], is.options[name]];
      if (JSON.stringify(old) === JSON.stringify(now) || now === true) return [];
      const value = now === undefined ? 'its default' : `\`${JSON.stringify(now)}\``;
      const loosens = `option ${id} ${name}`;
      return [{ loosens, what: `The option \`${name}\` of \`${id}\` is ${value}.`, key }];
    });
  });
}
