import type { Debt } from '#types/debt';
import type { Fault } from '#types/fault';
import { pathOfFile } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import type { Resolver } from '#types/resolution';
import type { ScanTarget } from '#repo/create-scan-store';
import { readDebt } from '#repo/debt/read-debt';
import { createWitness } from '#repo/create-witness';
import { readFileTree } from '#repo/list/read-file-tree';
import { assignPlaces, type PlacedFiles } from '#repo/places/assign-places';
import { createRelevance } from '#repo/places/create-relevance';
import { createResolver } from '#repo/resolve/create-resolver';
import { findRestrictedGlobals } from '#service/find-restricted-globals';

const MODULE = FILE_FLAG.module | FILE_FLAG.included;

/** What is known of a project before any source is read. */
export interface Ground extends ScanTarget {
  readonly placed: PlacedFiles;
  readonly resolver: Resolver;
  readonly debt: Debt;
  readonly rowOf: ReadonlyMap<string, number>;
  /** The rows of all that is read, ascending. */
  readonly modules: readonly number[];
  /** Of the listing and, as it goes on, of the files that steer resolution. */
  readonly faults: readonly Fault[];
  /** Whether a file came or went, or a file that steers resolution changed. */
  readonly isStale: () => boolean;
}

/** Lists the files of a project, gives them their places, and prepares resolution. */
export function readGround(root: string, policy: Policy, fileSystem: FileSystem, providers: Providers): Ground {
  const witness = createWitness(fileSystem, providers.clock);
  const faults: Fault[] = [];
  const machine = { fileSystem: witness.fileSystem, git: providers.git };
  const { tree, faults: listingFaults } = readFileTree(root, machine, createRelevance(policy));
  faults.push(...listingFaults);
  const { debt, faults: debtFaults } = readDebt(tree, policy, machine);
  faults.push(...debtFaults);
  const placed = assignPlaces(tree, policy);
  const paths = tree.names.map((_, file) => pathOfFile(tree, file));
  const globalsByPlace = placed.places.map((place) =>
    policy.globals.length === 0 || place.kind === 'outside' ? [] : findRestrictedGlobals(policy, place),
  );
  const isRead = (row: number): boolean => ((placed.flags[row] as number) & MODULE) === MODULE;
  return {
    tree,
    placed,
    debt,
    modules: paths.flatMap((_, row) => (isRead(row) ? [row] : [])),
    paths,
    flags: placed.flags.slice(),
    restrictedGlobals: (file) => globalsByPlace[placed.place[file] as number] ?? [],
    resolver: createResolver(tree, witness.fileSystem, { onFault: (fault) => faults.push(fault) }),
    rowOf: new Map(paths.map((path, row) => [path, row])),
    faults,
    isStale: witness.isStale,
  };
}
