import { createMatrix } from '../matrix';
import { findEntries } from '../find-entries';
import { toList } from '../to-list';
import { listDomainCycles } from './list-domain-cycles';
import type { EdgeSubject, Proposal } from './subject';
import type { Workbench } from './workbench';

/** Which contract would be needed for another domain: a decision that a person takes, not a repair. */
export function* proposeContract(bench: Workbench, { edge }: EdgeSubject): Iterable<Proposal> {
  const { graph, policy } = bench.evidence;
  if (edge.to.kind !== 'file' || !edge.closures.some(({ reason }) => reason === 'domain')) return;
  const from = edge.from.place.domain;
  const to = edge.to.place.domain;
  if (from === undefined || to === undefined) return;
  // A contract for a circle is none.
  const isCircular = listDomainCycles(graph).some((cycle) =>
    [from, to].every((domain) => cycle.split(',').includes(domain)),
  );
  if (isCircular) return;
  const listed = { ...policy.domains.uses, [from]: [...(policy.domains.uses[from] ?? []), to] };
  const decided = { ...policy, domains: { ...policy.domains, uses: listed } };
  const entries = findEntries(graph, edge.to.place);
  for (const entry of entries.length === 0 ? [edge.to.path] : entries) {
    const row = bench.rowOf(entry);
    const isOpen = createMatrix(decided).findClosures(edge.from.place, edge.to.place, edge.typeOnly);
    if (isOpen.some(({ reason }) => reason !== 'domain-entry')) continue;
    const names = edge.findNames().map((name) => `\`${name}\``);
    const others =
      entries.length === 0
        ? `give it an entry`
        : `export ${names.length === 0 ? 'what is needed' : toList(names)} from ${entry}`;
    yield {
      change: { policy: decided, changed: new Map([[edge.row, { dropped: true }]]), ...addRequest(row, edge.from.row) },
      remedy: {
        kind: 'decide-use',
        text: `Ask whoever decides about the domains whether ${from} may use ${to}: then \`uses\` lists it, and what is needed comes through its entry (${others}).`,
      },
    };
  }
}

function addRequest(entry: number, from: number) {
  return { added: [{ from, to: entry, form: 'import' as const, names: [] }] };
}
