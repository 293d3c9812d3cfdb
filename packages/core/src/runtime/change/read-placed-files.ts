import { pathOfFile } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { readFileTree } from '#repo/list/read-file-tree';
import { assignPlaces, type PlacedFiles } from '#repo/places/assign-places';
import { createRelevance } from '#repo/places/create-relevance';

/** The files of a project, and where a policy puts them. */
export interface PlacedPaths {
  /** By row, relative to the root. */
  readonly paths: readonly string[];
  readonly placed: PlacedFiles;
  /** Those that are judged. */
  readonly judged: readonly string[];
  /** The places that another policy gives to them. */
  readonly placeBy: (policy: Policy) => PlacedFiles;
}

const JUDGED = FILE_FLAG.module | FILE_FLAG.included;

/** Lists the files of a project anew: most changes ask nothing that needs them. */
export function readPlacedFiles(root: string, policy: Policy, providers: Providers): PlacedPaths {
  const { tree } = readFileTree(root, providers, createRelevance(policy));
  const paths = tree.names.map((_, row) => pathOfFile(tree, row));
  const placed = assignPlaces(tree, policy);
  return {
    paths,
    placed,
    judged: paths.filter((_, row) => ((placed.flags[row] as number) & JUDGED) === JUDGED),
    placeBy: (other) => assignPlaces(tree, other),
  };
}
