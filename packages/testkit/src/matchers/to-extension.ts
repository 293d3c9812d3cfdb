import { UsageError } from '#types/usage-error';
import type { Verdict } from '#types/verdict';
import { matchers } from './matchers';

interface State {
  readonly isNot?: boolean;
}

type Extension = Readonly<Record<string, (this: State, received: unknown, ...args: unknown[]) => Verdict>>;

/** The matchers in the form that `expect.extend` of Vitest and of Jest takes. */
export function toExtension(): Extension {
  const entries = matchers.map(({ name, check, instead }): [string, Extension[string]] => [
    name,
    function (received, ...args) {
      if (this.isNot === true && instead !== undefined) throw ambiguous(name, instead);
      return check(received, ...args);
    },
  ]);
  return Object.fromEntries(entries);
}

function ambiguous(name: string, instead: string): UsageError {
  return new UsageError(`\`.not.${name}\` is ambiguous: it could mean that none does, or that not all do.`, instead);
}
