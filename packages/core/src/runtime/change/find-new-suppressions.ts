import type { AddedSuppression } from '#types/change';
import type { Rule } from '#types/rule';
import { languageOf } from '#repo/language-of';
import { findComments } from '#repo/change/find-comments';
import { mayHoldSuppressions, readSuppressions } from '#service/read-suppressions';

/**
 * The comments that silence rules of ours and were not there before; one that only moved is not new.
 *
 * @param before,after path relative to the root → text, of what the change touched
 */
export function findNewSuppressions(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  rules: readonly Rule[],
): readonly AddedSuppression[] {
  const ids = new Set(rules.map(({ id }) => id));
  const read = (file: string, text: string): readonly AddedSuppression[] => {
    if (languageOf(file) === undefined || !mayHoldSuppressions(text)) return [];
    // A plugin may be registered under any name.
    const toOwn = (name: string): string | undefined => {
      const id = name.slice(name.lastIndexOf('/') + 1);
      return name.includes('/') && ids.has(id) ? id : undefined;
    };
    return readSuppressions(findComments(file, text), toOwn).map((suppression) => ({ ...suppression, file }));
  };
  const left = new Map<string, number>();
  for (const [file, text] of before)
    for (const one of read(file, text)) left.set(toKey(one), (left.get(toKey(one)) ?? 0) + 1);
  const found: AddedSuppression[] = [];
  for (const [file, text] of after) {
    for (const one of read(file, text)) {
      const count = left.get(toKey(one)) ?? 0;
      if (count > 0) left.set(toKey(one), count - 1);
      else found.push(one);
    }
  }
  return found;
}

function toKey({ directive, rules }: AddedSuppression): string {
  return `${directive} ${rules?.join() ?? '*'}`;
}
