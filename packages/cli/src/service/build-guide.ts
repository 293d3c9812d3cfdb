import { createExportResolver, type Finding, type Neighbourhood } from '@storypole/core';
import type { FileExplanation } from '#types/explanation';
import type { Guide, Offence } from '#types/guide';
import { explainFile } from './explain-file';

const MOST_EXAMPLES = 2;

/**
 * What whoever is about to edit or write a file must know.
 *
 * @param countLines of a file, by its path relative to the root
 */
export function buildGuide(near: Neighbourhood, countLines: (file: string) => number): Guide {
  const { policy, graph, file, siblings, findings } = near;
  const { paths } = graph.files;
  const facts = explainFile(policy, graph, file, findings);
  const path = paths[file] as string;
  const offenders = new Set(findings.map(({ from }) => from.file));
  const imitate = siblings
    .map((row) => paths[row] as string)
    .filter((sibling) => !offenders.has(sibling))
    .slice(0, MOST_EXAMPLES);
  const layersOf = (typeOnly: boolean): readonly string[] =>
    facts.open.flatMap((access) => (access.typeOnly === typeOnly ? [access.layer] : []));
  return {
    schema: 'storypole/guard@1',
    file: path,
    exists: near.exists,
    place: facts.place,
    kind: facts.kind,
    layers: layersOf(false),
    typeLayers: layersOf(true),
    closedLayers: facts.closed.map(({ layer }) => layer),
    domains: facts.domains,
    passesEntries: facts.passesEntries,
    providers: findProviders(facts, near),
    packages: facts.packages ?? null,
    restricted: facts.restricted,
    imitate,
    doNotCopy: findings.map(toOffence),
    size: { lines: near.exists ? countLines(path) : 0, siblings: toRange(imitate.map(countLines)) },
  };
}

function findProviders({ providers }: FileExplanation, { graph }: Neighbourhood): Guide['providers'] {
  const { listNames } = createExportResolver(graph);
  return providers.map((door) => {
    const rows = door.entries.map((entry) => graph.files.paths.indexOf(entry));
    const exports = new Set(rows.flatMap((row) => listNames(row, true)).filter((name) => name !== '*'));
    return { ...door, exports: [...exports].sort() };
  });
}

function toOffence({ from, rule, to, known }: Finding): Offence {
  const target = to?.file ?? to?.package ?? to?.builtin ?? to?.global ?? to?.specifier ?? null;
  return { file: from.file, line: from.line, rule, to: target, known };
}

function toRange(counts: readonly number[]): readonly [number, number] | null {
  return counts.length === 0 ? null : [Math.min(...counts), Math.max(...counts)];
}
