import type { NameUse } from '#types/name-use';
import type { FileClass } from './file-classes';

/** The files of some classes that a reference of `onlyIn` names: a layer, `layer/provider`, or `domain/layer`. */
export function findReferenced(
  classes: readonly FileClass[],
  reference: string,
  toLiteral: (name: string) => string,
): readonly string[] {
  return classes.flatMap(({ kind, layer, prefix, toRegexes }) => {
    if (layer === undefined) return [];
    if (layer === reference) return toRegexes('any');
    const name =
      kind === 'provider'
        ? after(reference, `${layer}/`)
        : kind === 'inside'
          ? before(reference, `/${layer}`)
          : undefined;
    if (name?.startsWith(prefix) !== true) return [];
    const use: NameUse = { literal: toLiteral(name) };
    return toRegexes(use);
  });
}

function after(text: string, head: string): string | undefined {
  return text.startsWith(head) ? text.slice(head.length) : undefined;
}

function before(text: string, tail: string): string | undefined {
  return text.endsWith(tail) ? text.slice(0, -tail.length) : undefined;
}
