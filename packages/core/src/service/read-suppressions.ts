import type { Suppression } from '#types/rule';

/** A comment, wherever it was read. */
export interface SourceComment {
  readonly isBlock: boolean;
  /** Without its marks. */
  readonly text: string;
  /** Where it begins: from 1. */
  readonly line: number;
}

/** Nearly every comment is none of ours, and the first letters tell. */
const OURS = /^\s*(?:eslint|oxlint)/;
const DISABLE = /^\s*((?:eslint|oxlint)-disable(?:-next-line|-line)?)(?=\s|$)([\s\S]*)$/;
const CONFIGURE = /^\s*(eslint)\s+([\s\S]*)$/;
/** `storypole/deep-import: 0`, `"storypole/deep-import": ["off"]` */
const SWITCHED_OFF = /["']?([\w@/-]+)["']?\s*:\s*\[?\s*(?:0\b|["']?off\b)/g;

/**
 * The comments of a file that silence a linter: `eslint-disable` in its three forms, the same of oxlint, and `eslint` comments
 * that switch rules off. What follows `--` is a remark.
 *
 * @param toOwn the id of the rule of ours that a name in a comment stands for; `undefined` where it stands for another
 */
export function readSuppressions(
  comments: readonly SourceComment[],
  toOwn: (name: string) => string | undefined,
): readonly Suppression[] {
  const keepOwn = (names: readonly string[]): readonly string[] => names.flatMap((name) => toOwn(name) ?? []);
  return comments.flatMap(({ isBlock, text, line }): readonly Suppression[] => {
    if (!OURS.test(text)) return [];
    const [body = ''] = text.split(/\s-{2,}\s/);
    const [, directive, rest = ''] = DISABLE.exec(body) ?? [];
    if (directive !== undefined) {
      // In a line comment, only the forms that speak of a line are directives of ESLint.
      if (!isBlock && directive === 'eslint-disable') return [];
      const names = rest.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
      return [{ directive, line, rules: names.length === 0 ? undefined : keepOwn(names) }];
    }
    const [, configure, settings = ''] = isBlock ? (CONFIGURE.exec(body) ?? []) : [];
    if (configure === undefined) return [];
    const off = [...settings.matchAll(SWITCHED_OFF)].map(([, name = '']) => name);
    return [{ directive: configure, line, rules: keepOwn(off) }];
  });
}

/** Told without looking at single comments. */
export function mayHoldSuppressions(text: string): boolean {
  return text.includes('eslint') || text.includes('oxlint');
}
