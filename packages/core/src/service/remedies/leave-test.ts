import { describeNamed } from './describe-named';
import { listHomes } from './list-homes';
import type { EdgeSubject, Proposal } from './subject';
import type { Workbench } from './workbench';

/** What production needs of a test is no test: it moves to a module of its own. */
export function* proposeLeaving(bench: Workbench, { edge }: EdgeSubject): Iterable<Proposal> {
  const { graph } = bench.evidence;
  if (edge.to.kind !== 'file' || !edge.to.place.test) return;
  const names = edge.findNames().filter((name) => name !== '*' && name !== 'default');
  const base = edge.to.path.slice(edge.to.path.lastIndexOf('/') + 1).replace(/\.(?:test|spec)(?=\.)/, '');
  const folder = edge.from.path.slice(0, edge.from.path.lastIndexOf('/') + 1);
  for (const home of listHomes(bench, folder + base, [edge.from.place.domain, undefined])) {
    yield {
      change: { created: [home], changed: new Map([[edge.row, { to: graph.files.count }]]) },
      remedy: {
        kind: 'move-symbol',
        text: `Move ${describeNamed(names, edge.to.path)} to a module that is no test, such as ${home.path}, and import it from there, in the test too.`,
      },
    };
  }
}
