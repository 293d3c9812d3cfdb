import type { Fault } from '@storypole/core';
import type { StorypoleSettings } from '#types/settings';

const KEYS: readonly string[] = ['config', 'fingerprint'];

/** Reads `settings.storypole`; whatever is wrong with it is a fault, so that no setting is passed over in silence. */
export function readSettings(settings: unknown): {
  readonly settings: StorypoleSettings;
  readonly faults: readonly Fault[];
} {
  if (settings === undefined) return { settings: {}, faults: [] };
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return { settings: {}, faults: [toFault('is no object', 'Write an object, such as `{ config: "…" }`.')] };
  }
  const faults: Fault[] = [];
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(settings)) {
    if (!KEYS.includes(key)) faults.push(toFault(`has no key \`${key}\``, `Write ${KEYS.join(' or ')}.`));
    else if (typeof value === 'string') texts[key] = value;
    else if (value !== undefined) faults.push(toFault(`\`.${key}\` is no text`, 'Write a text.'));
  }
  return { settings: texts, faults };
}

function toFault(problem: string, mend: string): Fault {
  return { code: 'usage/unknown-setting', what: `\`settings.storypole\` ${problem}.`, mend };
}
