import type { Debt } from '#types/debt';
import type { Fault } from '#types/fault';
import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { readDebt } from '#repo/debt/read-debt';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { createRelevance } from '#repo/places/create-relevance';
import { findMapFaults } from '#repo/places/find-map-faults';
import { readFileTree } from '#repo/list/read-file-tree';
import { createResolver } from '#repo/resolve/create-resolver';
import { createScanner } from '#repo/scan/create-scanner';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { readGraph } from '#repo/read-graph';
import { findRestrictedGlobals } from '#service/find-restricted-globals';
import type { Around } from './kept/open-around';

/** A repository under a policy. `faults` are what is wrong with the sources, the machine, or the policy against the files. */
export interface Project {
  /** Absolute, POSIX. */
  readonly root: string;
  readonly policy: Policy;
  readonly graph: Graph;
  readonly debt: Debt;
  readonly faults: readonly Fault[];
}

/**
 * Reads the repository at `root`. Slow part of every run: lists, reads, scans and resolves.
 *
 * @param around what it has in common with other projects of the run
 */
export function readProject(root: string, policy: Policy, providers: Providers, around?: Around): Project {
  const faults: Fault[] = [];
  const listing = readFileTree(root, providers, createRelevance(policy));
  faults.push(...listing.faults);
  providers.log.debug('files listed');
  const resolver = createResolver(listing.tree, providers.fileSystem, {
    onFault: (fault) => faults.push(fault),
    members: around === undefined ? undefined : { of: around.membersOf, onAnswer: () => {} },
  });
  const read = readGraph(
    listing.tree,
    policy,
    {
      scanner: around?.scanner() ?? createScanner(extractFromTree),
      resolver,
      findGlobalUses,
      restrictedGlobals: (place) => findRestrictedGlobals(policy, place),
    },
    providers,
  );
  faults.push(...read.faults);
  const { graph } = read;
  faults.push(...findMapFaults(policy, graph.files, graph.places));
  const { debt, faults: debtFaults } = readDebt(listing.tree, policy, providers);
  faults.push(...debtFaults);
  return { root, policy, graph, debt, faults };
}
