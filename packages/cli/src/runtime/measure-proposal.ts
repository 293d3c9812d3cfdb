import { assignPlaces, buildPolicy, FILE_FLAG, type FileTree, pathOfFile, type Place } from '@storypole/core';
import { groupFolders } from '#service/group-folders';
import { toConfig } from '#service/to-config';
import type { MeasuredProposal, Proposal } from '#types/proposal';

/** How many files of a tree a proposal places, by the engine's own reading of it; `undefined` where the config would be faulty. */
export function measureProposal(proposal: Proposal, tree: FileTree): MeasuredProposal | undefined {
  const { policy } = buildPolicy([{ file: 'storypole.config.jsonc', value: toConfig(proposal) }], []);
  if (policy === undefined) return undefined;
  const { place, places, flags } = assignPlaces(tree, policy);
  const domains = new Set<string>();
  const layers = new Set<number>();
  const loose: string[] = [];
  const held: string[] = [];
  const wanted = FILE_FLAG.module | FILE_FLAG.included;
  for (let file = 0; file < place.length; file += 1) {
    if (((flags[file] as number) & wanted) !== wanted) continue;
    const { kind, domain, layer, test } = places[place[file] as number] as Place;
    if (kind === 'loose' && !test) loose.push(pathOfFile(tree, file));
    else held.push(pathOfFile(tree, file));
    if (kind === 'loose') continue;
    if (domain !== undefined) domains.add(domain);
    if (kind === 'layer') layers.add(layer);
  }
  return {
    proposal,
    placed: held.length,
    included: held.length + loose.length,
    foundDomains: [...domains].sort(),
    foundLayers: policy.layers.filter((_, index) => layers.has(index)).map(({ id }) => id),
    unplaced: groupFolders(loose, held),
  };
}
