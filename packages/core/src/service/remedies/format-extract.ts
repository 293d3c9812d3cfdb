import { startOfStatement } from './start-of-statement';
import type { ModuleView } from './read-module';
import type { Extract } from './take-out';

/** What is left behind and still needs a name imports it: then it is exported. */
export function formatExtract(
  { text, statements }: ModuleView,
  { moved, missed }: Extract,
  lines: readonly string[],
): string {
  // A directive holds for all of a module, so it holds for what was part of it.
  const directives = statements
    .filter(({ node }) => typeof node['directive'] === 'string')
    .map(({ node }) => text.slice(node.start, node.end));
  const parts = moved.map(({ node, isExported, declares }) => {
    const written = text.slice(startOfStatement(text, node), node.end);
    if (isExported || !declares.some((name) => missed.includes(name))) return written;
    const at = node.start - startOfStatement(text, node);
    return `${written.slice(0, at)}export ${written.slice(at)}`;
  });
  return `${[...directives, ...(lines.length === 0 ? [] : [lines.join('\n')]), ...parts].join('\n\n')}\n`;
}
