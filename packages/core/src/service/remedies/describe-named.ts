import { toList } from '../to-list';

/** Names that a remedy lists. */
const SHOWN = 4;

/** A few names as code, or what they come from where there are none. */
export function describeNamed(names: readonly string[], otherwise: string): string {
  if (names.length === 0) return `what ${otherwise} offers`;
  const shown = names.slice(0, SHOWN).map((name) => `\`${name}\``);
  return toList(names.length > SHOWN ? [...shown, `${String(names.length - SHOWN)} more`] : shown);
}
