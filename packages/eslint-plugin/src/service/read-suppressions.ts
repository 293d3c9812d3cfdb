import type { Suppression } from '@storypole/core';
import type { AST, Rule } from 'eslint';

type Comment = ReturnType<Rule.RuleContext['sourceCode']['getAllComments']>[number];

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
 * @param namespace under which the plugin is registered
 */
export function readSuppressions(comments: readonly Comment[], namespace: string): readonly Suppression[] {
  return comments.flatMap(({ type, value, loc }) => {
    if (!OURS.test(value)) return [];
    const line = toLine(loc);
    const [body = ''] = value.split(/\s-{2,}\s/);
    const [, directive, rest = ''] = DISABLE.exec(body) ?? [];
    if (directive !== undefined) {
      // In a line comment, only the forms that speak of a line are directives of ESLint.
      if (type === 'Line' && directive === 'eslint-disable') return [];
      const names = rest.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
      return [{ directive, line, rules: names.length === 0 ? undefined : toOwn(names, namespace) }];
    }
    const [, configure, settings = ''] = type === 'Block' ? (CONFIGURE.exec(body) ?? []) : [];
    if (configure === undefined) return [];
    const off = [...settings.matchAll(SWITCHED_OFF)].map(([, name = '']) => name);
    return [{ directive: configure, line, rules: toOwn(off, namespace) }];
  });
}

function toOwn(names: readonly string[], namespace: string): readonly string[] {
  return names.flatMap((name) => (name.startsWith(`${namespace}/`) ? [name.slice(namespace.length + 1)] : []));
}

function toLine(loc: AST.SourceLocation | null | undefined): number {
  return loc?.start.line ?? 1;
}
