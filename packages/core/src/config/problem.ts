import { findNearest } from './find-nearest';
import { joinKey } from './key-path';

/** What is wrong at one key of a config; becomes a `Fault` once its file and line are known. */
export interface Problem {
  readonly code: string;
  /** Path of the key: `layers.repo.files[0]`. */
  readonly key: string;
  readonly what: string;
  readonly mend: string;
}

export type Report = (problem: Problem) => void;

/** Reports a problem of the config with this index in the chain. */
export type ReportIn = (source: number, problem: Problem) => void;

/** The problem of a key that nothing reads. */
export function toUnknownKey(name: string, known: readonly string[], noun: string, key: string): Problem {
  const nearest = findNearest(name, known);
  const all = `Known ${known.length === 1 ? 'is' : 'are'} ${formatNames(known, 'and')}.`;
  return {
    code: 'config/unknown-key',
    key: joinKey(key, name),
    what: `\`${name}\` is no key of ${noun}${key === '' || noun === `\`${key}\`` ? '' : ` (\`${key}\`)`}.`,
    mend: nearest === undefined ? `Remove it. ${all}` : `Did you mean \`${nearest}\`? ${all}`,
  };
}

/** `` `a`, `b` and `c` `` */
export function formatNames(names: readonly string[], last: 'and' | 'or'): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1) as string}`;
}
