import { FILE_FLAG, type Graph } from '#types/graph';
import { pathOfFile } from '#types/file-tree';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { readFileTree } from '#repo/list/read-file-tree';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { assignPlaces } from '#repo/places/assign-places';
import { joinGraph } from '#repo/read-graph';
import { createResolver } from '#repo/resolve/create-resolver';
import { createScanner } from '#repo/scan/create-scanner';
import { scanFiles } from '#repo/scan-files';
import { findRestrictedGlobals } from '#service/find-restricted-globals';
import { findGlobalUses } from '#repo/parse/find-global-uses';

/**
 * The graph of everything that git does not ignore. What lies outside `include` has no place and is not judged, yet its dependencies
 * are there: who moves a file has to know of the scripts and tests that import it.
 */
export function readOutskirts(root: string, policy: Policy, providers: Providers): Graph {
  const { tree } = readFileTree(root, providers, () => true);
  const placed = assignPlaces(tree, policy);
  const isModule = (flags: number): boolean => (flags & FILE_FLAG.module) !== 0;
  const scanned = scanFiles(
    tree,
    placed.flags.map((flags) => (isModule(flags) ? flags | FILE_FLAG.included : flags)),
    createScanner(extractFromTree),
    providers,
    (file) => {
      const place = placed.places[placed.place[file] as number];
      return place === undefined || place.kind === 'outside' ? [] : findRestrictedGlobals(policy, place);
    },
    findGlobalUses,
  );
  return joinGraph({
    tree,
    paths: tree.names.map((_, file) => pathOfFile(tree, file)),
    placed,
    scanned,
    resolver: createResolver(tree, providers.fileSystem),
    fileSystem: providers.fileSystem,
  });
}
