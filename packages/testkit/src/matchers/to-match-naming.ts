import type { Element } from '#types/element';
import { UsageError } from '#types/usage-error';
import type { Reason, Verdict } from '#types/verdict';
import { NAMING_STYLES } from '#service/naming-styles';
import { requireKeys } from '#service/split-options';
import { suggestName } from '#service/suggest-name';
import { checkElements } from './check-elements';

const NAME = 'toMatchNaming';

export type Naming = keyof typeof NAMING_STYLES | RegExp;

/**
 * The names are written in a style, or match an expression. The style of a file is that of its name up to the first dot; an
 * expression is held against the whole of it.
 */
export function toMatchNaming(received: unknown, naming: Naming, options: Reason = {}): Verdict {
  requireKeys(NAME, options, ['why', 'fix']);
  const matches = toTest(naming);
  const words = naming instanceof RegExp ? `have a name that matches ${String(naming)}` : `have a name in ${naming}`;
  return checkElements(NAME, received, words, options, (element) =>
    matches(toNames(element)) ? undefined : { what: `must ${words}.` },
  );
}

interface Names {
  readonly whole: string;
  readonly stem: string;
}

function toTest(naming: Naming): (names: Names) => boolean {
  // A sticky or global expression remembers where it stopped.
  if (naming instanceof RegExp) {
    const fresh = new RegExp(naming.source, naming.flags.replaceAll(/[gy]/g, ''));
    return ({ whole }) => fresh.test(whole);
  }
  const styles: Readonly<Record<string, RegExp>> = NAMING_STYLES;
  const style = styles[naming];
  if (style !== undefined) return ({ stem }) => style.test(stem);
  throw new UsageError(`${NAME} knows no style \`${naming}\`.`, suggestName(naming, Object.keys(styles)));
}

function toNames(element: Element): Names {
  switch (element.kind) {
    case 'file':
      return { whole: element.name, stem: element.stem };
    case 'import':
      return { whole: element.specifier, stem: element.specifier };
    default:
      return { whole: element.name, stem: element.name };
  }
}
