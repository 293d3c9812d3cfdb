import type { Debt } from '#types/debt';
import type { Fault } from '#types/fault';
import { type FileTree, pathOfFile } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import type { Resolver } from '#types/resolution';
import type { ScanTarget } from '#repo/create-scan-store';
import { readDebt } from '#repo/debt/read-debt';
import { createWitness, type Witness, type WitnessRecords } from '#repo/create-witness';
import { readFileTree } from '#repo/list/read-file-tree';
import { assignPlaces, type PlacedFiles } from '#repo/places/assign-places';
import { createRelevance } from '#repo/places/create-relevance';
import { createResolver } from '#repo/resolve/create-resolver';
import type { MembersOf, SharedMembers } from '#repo/resolve/members';
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
  /** What that rests on. */
  readonly records: WitnessRecords;
  /** Remembers a file that is read besides the sources. */
  readonly addFile: (path: string) => void;
  /** Of the listing alone. */
  readonly listingFaults: readonly Fault[];
  /** Of the files that steer resolution: grows as it goes on. */
  readonly steeringFaults: readonly Fault[];
}

/** What is known of a project from before. */
export interface KnownGround {
  readonly tree: FileTree;
  readonly placed: PlacedFiles;
  readonly listingFaults: readonly Fault[];
  readonly steeringFaults: readonly Fault[];
  readonly records: WitnessRecords;
}

/**
 * Lists the files of a project, gives them their places, and prepares resolution.
 *
 * @param membersOf the workspaces around it, if they need not be read for it
 */
export function readGround(
  root: string,
  policy: Policy,
  fileSystem: FileSystem,
  providers: Providers,
  membersOf?: MembersOf,
): Ground {
  const { clock, git } = providers;
  const witness = createWitness({ fileSystem, git, clock });
  const { tree, faults } = readFileTree(root, witness, createRelevance(policy));
  return toGround(
    policy,
    { tree, placed: assignPlaces(tree, policy), listingFaults: faults, steeringFaults: [] },
    witness,
    membersOf,
  );
}

/** Takes up what is known of a project, without looking whether it still holds. */
export function resumeGround(policy: Policy, known: KnownGround, providers: Providers, membersOf?: MembersOf): Ground {
  const witness = createWitness(providers, known.records);
  return toGround(policy, known, witness, membersOf);
}

function toGround(
  policy: Policy,
  known: Omit<KnownGround, 'records'>,
  witness: Witness,
  membersOf: MembersOf | undefined,
): Ground {
  const { tree, placed, listingFaults } = known;
  const { debt, faults: debtFaults } = readDebt(tree, policy, witness);
  const steeringFaults = [...known.steeringFaults];
  const said = new Set(steeringFaults.map((fault) => JSON.stringify(fault)));
  const onFault = (fault: Fault): void => {
    const text = JSON.stringify(fault);
    if (said.has(text)) return;
    said.add(text);
    steeringFaults.push(fault);
  };
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
    resolver: createResolver(tree, witness.fileSystem, { onFault, members: shareMembers(membersOf, witness) }),
    rowOf: new Map(paths.map((path, row) => [path, row])),
    get faults() {
      return [...listingFaults, ...debtFaults, ...steeringFaults];
    },
    listingFaults,
    steeringFaults,
    isStale: witness.isStale,
    records: witness.records,
    addFile: witness.addFile,
  };
}

function shareMembers(of: MembersOf | undefined, { records }: Witness): SharedMembers | undefined {
  if (of === undefined) return undefined;
  return {
    of,
    onAnswer: (root, name, path) => {
      let answers = records.members.get(root);
      if (answers === undefined) records.members.set(root, (answers = new Map<string, string | undefined>()));
      if (name !== undefined) answers.set(name, path);
    },
  };
}
