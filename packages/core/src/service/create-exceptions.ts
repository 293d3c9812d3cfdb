import type { Exception } from '#types/policy';

/** The exceptions of a policy during one run. */
export interface Exceptions {
  /** Whether an exception accepts the offence. One past `until` accepts nothing, though it counts as used. */
  readonly accepts: (rule: string, from: string, to: string) => boolean;
  readonly listUnused: () => readonly Exception[];
  readonly listExpired: () => readonly Exception[];
}

/** @param today `YYYY-MM-DD`; an exception still holds on its last day */
export function createExceptions(exceptions: readonly Exception[], today: string): Exceptions {
  const used = new Set<Exception>();
  const index = new Map<string, Exception[]>();
  for (const exception of exceptions) {
    const key = toKey(exception.rule, exception.from, exception.to);
    const group = index.get(key);
    if (group === undefined) index.set(key, [exception]);
    else group.push(exception);
  }
  const isExpired = (exception: Exception): boolean => exception.until < today;
  return {
    accepts: (rule, from, to) => {
      if (index.size === 0) return false;
      const found = index.get(toKey(rule, from, to)) ?? [];
      for (const exception of found) used.add(exception);
      return found.some((exception) => !isExpired(exception));
    },
    listUnused: () => exceptions.filter((exception) => !used.has(exception)),
    listExpired: () => exceptions.filter(isExpired),
  };
}

function toKey(rule: string, from: string, to: string): string {
  return `${rule}\0${from}\0${to.replace(/^node:/, '')}`;
}
