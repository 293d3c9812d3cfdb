import { type Fault, toList } from '@storypole/core';
import type { StorypoleSettings } from '#types/settings';

const TEXTS = ['config', 'fingerprint'] as const;
const READERS = ['people', 'agent'] as const;
const KEYS: readonly string[] = [...TEXTS, 'messages'];

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
  const read: { config?: string; fingerprint?: string; messages?: 'people' | 'agent' } = {};
  for (const [key, value] of Object.entries(settings)) {
    const text = TEXTS.find((name) => name === key);
    if (!KEYS.includes(key)) faults.push(toFault(`has no key \`${key}\``, `Write ${toList(KEYS, 'or')}.`));
    else if (value === undefined) continue;
    else if (text !== undefined) {
      if (typeof value === 'string') read[text] = value;
      else faults.push(toFault(`holds no text in \`${key}\``, 'Write a text.'));
    } else {
      const messages = READERS.find((name) => name === value);
      if (messages !== undefined) read.messages = messages;
      else faults.push(toFault('names nobody in `messages`', "Write 'people' or 'agent'."));
    }
  }
  return { settings: read, faults };
}

function toFault(problem: string, mend: string): Fault {
  return { code: 'usage/unknown-setting', what: `\`settings.storypole\` ${problem}.`, mend };
}
