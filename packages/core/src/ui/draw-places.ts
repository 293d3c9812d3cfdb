import { DEPENDENCY_FLAG, FILE_FLAG, type Graph, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { matchesFocus } from './matches-focus';
import { namePlace } from './name-place';

/** Places and the dependencies between them, few enough to be read. */
export interface Drawing {
  /** Sorted by group, then by position in the matrix. */
  readonly nodes: readonly DrawnNode[];
  /** Ordered by `from`, then `to`, as in `nodes`. */
  readonly edges: readonly DrawnEdge[];
  /** What was merged to keep the drawing readable, a sentence; `''` where nothing was. */
  readonly note: string;
}

export interface DrawnNode {
  readonly name: string;
  /** The domain that the node is drawn inside of, if any. */
  readonly group: string | undefined;
  readonly files: number;
  /** Whether `--focus` asked for it. */
  readonly focused: boolean;
}

export interface DrawnEdge {
  readonly from: number;
  readonly to: number;
  /** Dependencies that exist at run time, and those that are erased. */
  readonly value: number;
  readonly type: number;
}

/** More than these are no picture any more. */
const MOST_NODES = 40;

/** How a place is drawn: under which name, inside which group. Places with one name are one node. */
type Grouping = (place: Place) => { readonly name: string; readonly group?: string | undefined };

/** Draws every place; where those are too many, domains as a whole; where these are too many, layers across domains. Tests are left out. */
export function drawPlaces(graph: Graph, policy: Policy, focus: string | undefined): Drawing {
  const isFocused = (place: Place): boolean => focus !== undefined && matchesFocus(place, focus, policy);
  const toPlace: Grouping = (place) => ({ name: namePlace(place, policy), group: place.domain });
  const toDomain: Grouping = (place) => (place.domain === undefined ? toLayer(place) : { name: place.domain });
  const toLayer: Grouping = (place) => ({ name: nameLayer(place, policy) });
  const focusOr =
    (other: Grouping): Grouping =>
    (place) =>
      isFocused(place) ? toPlace(place) : other(place);
  const groupings: readonly (readonly [Grouping, string])[] = [
    [toPlace, ''],
    ...(focus === undefined
      ? ([[toDomain, 'Each domain is one node.']] as const)
      : ([
          [focusOr(toDomain), 'Each other domain is one node.'],
          [focusOr(toLayer), 'Other layers are one node across domains.'],
        ] as const)),
    [toLayer, 'Each layer is one node across domains.'],
  ];
  let drawing: Drawing | undefined;
  for (const [grouping, note] of groupings) {
    drawing = draw(graph, policy, grouping, note, focus === undefined ? undefined : isFocused);
    if (drawing.nodes.length <= MOST_NODES) break;
  }
  return drawing as Drawing;
}

function nameLayer(place: Place, policy: Policy): string {
  if (place.kind === 'layer') return policy.layers[place.layer]?.id ?? '';
  return place.kind === 'loose' ? 'unplaced' : place.kind;
}

type MutableNode = { name: string; group: string | undefined; files: number; focused: boolean; rank: number };
type MutableEdge = { from: MutableNode; to: MutableNode; value: number; type: number };

function draw(
  graph: Graph,
  policy: Policy,
  grouping: Grouping,
  note: string,
  isFocused: ((place: Place) => boolean) | undefined,
): Drawing {
  const nodeOfPlace = buildNodes(graph, policy, grouping, isFocused ?? (() => true));
  const edges = countEdges(graph, nodeOfPlace).filter(({ from, to }) => from.focused || to.focused);
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [...new Set(nodeOfPlace)]
    .filter((node) => node !== undefined)
    .filter((node) => linked.has(node) || (node.focused && node.files > 0))
    .sort((a, b) => compare(a.group ?? '', b.group ?? '') || a.rank - b.rank || compare(a.name, b.name));
  const positions = new Map(nodes.map((node, position) => [node, position]));
  return {
    nodes: nodes.map(({ name, group, files, focused }) => ({
      name,
      group,
      files,
      focused: focused && isFocused !== undefined,
    })),
    edges: edges
      .map(({ from, to, value, type }) => ({
        from: positions.get(from) as number,
        to: positions.get(to) as number,
        value,
        type,
      }))
      .sort((a, b) => a.from - b.from || a.to - b.to),
    note,
  };
}

/** Place → the node that draws it; `undefined` for tests. */
function buildNodes(
  { places, files }: Graph,
  policy: Policy,
  grouping: Grouping,
  isFocused: (place: Place) => boolean,
): readonly (MutableNode | undefined)[] {
  const nodes = new Map<string, MutableNode>();
  const nodeOfPlace = places.map((place) => {
    if (place.test) return undefined;
    const { name, group } = grouping(place);
    const rank = place.kind === 'layer' ? place.layer : policy.layers.length;
    const node = nodes.get(name) ?? { name, group, files: 0, focused: false, rank };
    node.focused ||= isFocused(place);
    nodes.set(name, node);
    return node;
  });
  const judged = FILE_FLAG.module | FILE_FLAG.included;
  for (let file = 0; file < files.count; file += 1) {
    const node = nodeOfPlace[files.place[file] as number];
    if (node !== undefined && ((files.flags[file] as number) & judged) === judged) node.files += 1;
  }
  return nodeOfPlace;
}

function countEdges({ files, dependencies }: Graph, nodeOfPlace: readonly (MutableNode | undefined)[]): MutableEdge[] {
  const edges = new Map<MutableNode, Map<MutableNode, MutableEdge>>();
  for (let row = 0; row < dependencies.count; row += 1) {
    if (dependencies.kind[row] !== TARGET.file) continue;
    const from = nodeOfPlace[files.place[dependencies.from[row] as number] as number];
    const to = nodeOfPlace[files.place[dependencies.to[row] as number] as number];
    if (from === undefined || to === undefined || from === to) continue;
    const targets = edges.get(from) ?? new Map<MutableNode, MutableEdge>();
    edges.set(from, targets);
    const edge = targets.get(to) ?? { from, to, value: 0, type: 0 };
    targets.set(to, edge);
    if (((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) === 0) edge.value += 1;
    else edge.type += 1;
  }
  return [...edges.values()].flatMap((targets) => [...targets.values()]);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
