import { findOwners } from './find-owners';
import { findContract, listWiring } from './pass-argument';
import type { Proposal } from './subject';
import type { GraphChange } from './graph-change';
import type { Workbench } from './workbench';

/** Owners that somebody may pass on. */
const MOST_OWNERS = 3;

/**
 * A package or a global that belongs where the file may not look: somebody who sees both its owner and the file passes what is needed.
 *
 * @param removed takes the use out of the file
 */
export function* proposeOwned(
  bench: Workbench,
  file: number,
  name: string,
  onlyIn: readonly string[],
  removed: GraphChange,
): Iterable<Proposal> {
  const { graph } = bench.evidence;
  const place = graph.places[graph.files.place[file] as number];
  const path = graph.files.paths[file];
  if (place === undefined || path === undefined) return;
  const contract = findContract(bench, place, path);
  const owners = findOwners(bench, file, onlyIn, true).slice(0, MOST_OWNERS);
  for (const wiring of listWiring(bench, file)) {
    for (const owner of owners) {
      const passer = graph.files.paths[wiring] as string;
      const where = owner.isNew ? `a new file such as ${owner.path}` : owner.path;
      yield {
        change: {
          ...removed,
          ...(owner.isNew ? { created: [owner] } : {}),
          added: [
            ...(wiring === owner.row ? [] : [{ from: wiring, to: owner.row, form: 'import' as const, names: [] }]),
            { from: wiring, to: file, form: 'import', names: [] },
          ],
        },
        remedy: {
          kind: 'pass-argument',
          text: `Take what ${path} needs of \`${name}\` as an argument: declare its type in ${contract}, use \`${name}\` in ${where}, and let ${passer} pass it.`,
        },
      };
    }
  }
}

/** Where nobody may pass it, that is to be decided first. */
export function* proposeUnowned(
  bench: Workbench,
  file: number,
  name: string,
  removed: GraphChange,
): Iterable<Proposal> {
  const { graph } = bench.evidence;
  const place = graph.places[graph.files.place[file] as number];
  const path = graph.files.paths[file];
  if (place === undefined || path === undefined) return;
  const contract = findContract(bench, place, path);
  yield {
    change: removed,
    remedy: {
      kind: 'pass-argument',
      text: `Take what ${path} needs of \`${name}\` as an argument: declare its type in ${contract}, and decide who passes it: nobody who imports the file may use \`${name}\`.`,
    },
  };
}
