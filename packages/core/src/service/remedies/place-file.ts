import type { Finding } from '#types/finding';
import { FILE_FLAG, TARGET } from '#types/graph';
import { findNearestLayer } from '../find-nearest-layer';
import { proposeMove } from './move-file';
import type { Proposal } from './subject';
import type { Workbench } from './workbench';

/** A file in no layer, or in two: the nearest place by name, then by its neighbours. */
export function* proposeHome(bench: Workbench, finding: Finding): Iterable<Iterable<Proposal>> {
  const { graph, policy } = bench.evidence;
  const file = bench.rowOf(finding.from.file);
  if (file < 0) return;
  if (((graph.files.flags[file] as number) & FILE_FLAG.contested) !== 0) {
    yield proposeNarrowing(bench, file);
    return;
  }
  const domains = [finding.from.domain, undefined];
  const nearest = findNearestLayer(policy, graph, finding.from.file);
  const votes = countNeighbours(bench, file);
  const rankOf = (layer: number): number =>
    (policy.layers[layer]?.id === nearest?.id ? 1_000_000 : 0) + (votes.get(layer) ?? 0);
  const layers = [...policy.layers.keys()].sort((a, b) => rankOf(b) - rankOf(a) || a - b);
  yield proposeMove(bench, file, domains, layers);
  yield proposeLayer(bench, file);
}

/** Where a new layer is what is missing, it is a decision. */
function* proposeLayer({ evidence: { graph, policy }, intern }: Workbench, file: number): Iterable<Proposal> {
  const path = graph.files.paths[file] as string;
  const here = graph.places[graph.files.place[file] as number];
  for (const [layer, { id }] of policy.layers.entries()) {
    yield {
      change: {
        moved: new Map([
          [
            file,
            {
              path,
              place: intern({
                id: -1,
                kind: 'layer',
                layer,
                domain: here?.domain,
                provider: undefined,
                providerEntry: false,
                test: false,
              }),
            },
          ],
        ]),
      },
      remedy: {
        kind: 'widen-layer',
        text: `Let the \`files\` of \`${id}\` match ${path}, where it belongs to that layer: what it imports and who imports it allows that.`,
      },
    };
  }
}

/** Keep it in one of the layers that claim it. */
function* proposeNarrowing({ evidence: { graph, policy }, intern }: Workbench, file: number): Iterable<Proposal> {
  const path = graph.files.paths[file] as string;
  const here = graph.places[graph.files.place[file] as number];
  const rivals = graph.files.rivals.get(file) ?? [];
  for (const id of rivals) {
    const layer = policy.layers.findIndex((candidate) => candidate.id === id);
    if (here === undefined || layer < 0) continue;
    const others = rivals.filter((rival) => rival !== id).map((rival) => `\`${rival}\``);
    yield {
      change: { moved: new Map([[file, { path, place: intern({ ...here, kind: 'layer', layer }) }]]) },
      remedy: {
        kind: 'narrow-layer',
        text: `Keep ${path} in \`${id}\`: narrow the \`files\` of ${others.join(' and ')} so that they leave it out.`,
      },
    };
  }
}

/** Layer → how many dependencies connect the file with it. */
function countNeighbours({ evidence: { graph }, importersOf }: Workbench, file: number): ReadonlyMap<number, number> {
  const { dependencies, files, places } = graph;
  const votes = new Map<number, number>();
  const vote = (row: number): void => {
    const place = places[files.place[row] as number];
    if (place?.kind === 'layer') votes.set(place.layer, (votes.get(place.layer) ?? 0) + 1);
  };
  for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
    if (dependencies.kind[row] === TARGET.file) vote(dependencies.to[row] as number);
  }
  for (const row of importersOf(file)) vote(dependencies.from[row] as number);
  return votes;
}
