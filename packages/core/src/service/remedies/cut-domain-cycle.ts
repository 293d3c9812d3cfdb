import type { Finding } from '#types/finding';
import type { Rule } from '#types/rule';
import { toDomainDigraph } from '../cycles/domain-digraph';
import { findCycles } from '../cycles/find-cycles';
import { findWiringLayers } from '../find-wiring-layers';
import { toList } from '../to-list';
import { describeNamed } from './describe-named';
import type { Proposal } from './subject';
import type { Workbench } from './workbench';

/** Files that a remedy names. */
const SHOWN = 3;

/** Domains that need each other: cut where it is thinnest. */
export function* proposeDomainCut(
  { evidence, optionsOf }: Workbench,
  rule: Rule,
  finding: Finding,
): Iterable<Proposal> {
  if (rule.catches?.includes('domain-cycle') !== true) return;
  const { graph, policy } = evidence;
  const { files, dependencies } = graph;
  const digraph = toDomainDigraph(graph, optionsOf(rule)['checkTypes'] !== false);
  const nameOf = (node: number): string => digraph.names[node] ?? '';
  const cycle = findCycles(digraph, nameOf, undefined).find(({ members }) =>
    members.some((node) => finding.names.includes(nameOf(node))),
  );
  if (cycle === undefined) return;
  const rows = cycle.cut.flatMap(({ from, to }) =>
    [...digraph.rows.subarray(digraph.first[from], digraph.first[from + 1])].filter(
      (row, index) => digraph.targets[(digraph.first[from] as number) + index] === to && row >= 0,
    ),
  );
  const uses = rows.map((row) => {
    const names = graph.clauseOf(row)?.map(({ imported }) => imported) ?? [];
    const target = files.paths[dependencies.to[row] as number] as string;
    const known = names.filter((name) => name !== '*' && name !== 'default');
    return `${describeNamed(known, target)} in ${files.paths[dependencies.from[row] as number] as string}`;
  });
  const more = uses.length > SHOWN ? [`${String(uses.length - SHOWN)} more`] : [];
  const wiring = findWiringLayers(policy).map((layer) => `, and let \`${layer}\` pass it`);
  yield {
    change: { changed: new Map(rows.map((row) => [row, { dropped: true as const }])) },
    remedy: {
      kind: 'cut-cycle',
      text: `Take ${toList([...uses.slice(0, SHOWN), ...more])} as an argument instead of importing it${wiring.join('')}: then no cycle is left.`,
    },
  };
}
