import type { Place } from '#types/place';
import { findWiringLayers } from '../find-wiring-layers';
import { describeNamed } from './describe-named';
import { listHomes } from './list-homes';
import type { EdgeSubject, Proposal } from './subject';
import type { Workbench } from './workbench';

/** How far up from the importing file somebody is looked for who can pass the argument. */
const MOST_FILES = 200;
/** Wiring files that are tried where no importer will do. */
const MOST_WIRING = 10;

/** Accept it as an argument: a file that may import both passes it. */
export function* proposeArgument(bench: Workbench, subject: EdgeSubject): Iterable<Proposal> {
  const { edge } = subject;
  const { graph } = bench.evidence;
  if (edge.to.kind !== 'file' || edge.typeOnly) return;
  const names = edge.findNames().filter((name) => name !== '*' && name !== 'default');
  const contract = findContract(bench, edge.from.place, edge.from.path);
  for (const wiring of listWiring(bench, edge.from.row)) {
    const path = graph.files.paths[wiring] as string;
    yield {
      change: {
        changed: new Map([[edge.row, { dropped: true }]]),
        added: [
          { from: wiring, to: edge.to.row, form: 'import', names: names.map((name) => ({ name, typeOnly: false })) },
          { from: wiring, to: edge.from.row, form: 'import', names: [] },
        ],
      },
      remedy: {
        kind: 'pass-argument',
        text: `Take ${describeNamed(names, edge.to.path)} as an argument: declare its type in ${contract}, and let ${path} pass it.`,
      },
    };
  }
  yield* proposeNewWiring(bench, subject);
}

/** Where nobody may wire the two, that is to be decided first. */
export function* proposeUnwired(bench: Workbench, { edge }: EdgeSubject): Iterable<Proposal> {
  if (edge.to.kind !== 'file' || edge.typeOnly) return;
  const names = edge.findNames().filter((name) => name !== '*' && name !== 'default');
  const contract = findContract(bench, edge.from.place, edge.from.path);
  yield {
    change: { changed: new Map([[edge.row, { dropped: true }]]) },
    remedy: {
      kind: 'pass-argument',
      text: `Take ${describeNamed(names, edge.to.path)} as an argument: declare its type in ${contract}, and decide who passes it: no layer of the policy may import both files.`,
    },
  };
}

/** Where the type of an argument can be declared: the earliest layer that the importing file sees. */
export function findContract({ evidence }: Workbench, from: Place, path: string): string {
  const { policy, graph, matrix } = evidence;
  const { files, places } = graph;
  for (const [layer] of policy.layers.entries()) {
    if (layer === from.layer) break;
    for (let row = 0; row < files.count; row++) {
      const place = places[files.place[row] as number];
      if (place?.kind !== 'layer' || place.layer !== layer || place.test || place.domain !== from.domain) continue;
      if (matrix.findClosures(from, place, true).length === 0) {
        return `\`${from.domain === undefined ? '' : `${from.domain}/`}${policy.layers[layer]?.id ?? ''}\``;
      }
      break;
    }
  }
  return path;
}

/** Files above the importing one, nearest first, then those of the layers that wire everything. */
export function* listWiring({ evidence: { policy, graph }, importersOf }: Workbench, file: number): Iterable<number> {
  const seen = new Set([file]);
  const queue = [file];
  for (let at = 0; at < queue.length && queue.length < MOST_FILES; at++) {
    for (const row of importersOf(queue[at] as number)) {
      const importer = graph.dependencies.from[row] as number;
      if (seen.has(importer)) continue;
      seen.add(importer);
      queue.push(importer);
      const place = graph.places[graph.files.place[importer] as number];
      if (place?.test === false && place.kind === 'layer') yield importer;
    }
  }
  const layers = new Set(findWiringLayers(policy));
  let tried = 0;
  for (let row = 0; row < graph.files.count && tried < MOST_WIRING; row++) {
    const place = graph.places[graph.files.place[row] as number];
    if (place === undefined || place.test || seen.has(row) || !layers.has(policy.layers[place.layer]?.id ?? ''))
      continue;
    tried += 1;
    yield row;
  }
}

/** Where nobody wires yet: the file that could. */
function* proposeNewWiring(bench: Workbench, { edge }: EdgeSubject): Iterable<Proposal> {
  if (edge.to.kind !== 'file') return;
  const names = edge.findNames().filter((name) => name !== '*' && name !== 'default');
  const contract = findContract(bench, edge.from.place, edge.from.path);
  const { graph } = bench.evidence;
  const homes = [
    ...listHomes(bench, `${edge.from.path.replace(/[^/]*$/, '')}wiring.ts`, [edge.from.place.domain, undefined]),
  ];
  for (const home of homes.reverse()) {
    yield {
      change: {
        created: [home],
        changed: new Map([[edge.row, { dropped: true }]]),
        added: [
          {
            from: graph.files.count,
            to: edge.to.row,
            form: 'import',
            names: names.map((name) => ({ name, typeOnly: false })),
          },
          { from: graph.files.count, to: edge.from.row, form: 'import', names: [] },
        ],
      },
      remedy: {
        kind: 'pass-argument',
        text: `Take ${describeNamed(names, edge.to.path)} as an argument: declare its type in ${contract}, and pass it from a new file such as ${home.path}.`,
      },
    };
  }
}
