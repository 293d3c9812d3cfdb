import { describeNamed } from './describe-named';
import { findContract } from './pass-argument';
import type { EdgeSubject, Proposal } from './subject';
import type { Workbench } from './workbench';

/** A type that may not be imported: declare what is needed of it where it may be. */
export function* proposeDeclaration(bench: Workbench, { edge }: EdgeSubject): Iterable<Proposal> {
  if (edge.to.kind !== 'file' || !edge.typeOnly) return;
  const names = edge.findNames().filter((name) => name !== '*' && name !== 'default');
  const contract = findContract(bench, edge.from.place, edge.from.path);
  const needs = contract === edge.from.path ? 'it needs' : `${edge.from.path} needs`;
  yield {
    change: { changed: new Map([[edge.row, { dropped: true }]]) },
    remedy: {
      kind: 'declare-type',
      text: `Declare in ${contract} the shape that ${needs} of ${describeNamed(names, edge.to.path)}, and use that.`,
    },
  };
}
