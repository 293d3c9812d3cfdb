import type { FileTree } from '#types/file-tree';
import type { HeldScans } from '../to-held-scans';
import { packAsked, packSaid } from './pack-said';
import { packParts } from './pack-parts';
import { packRecords } from './pack-records';
import { packSections, type Sections } from './pack-sections';
import type { PackedVerdict, Snapshot, SnapshotGround, SnapshotVerdict } from './snapshot';

/**
 * The parts `look` and `verdict` are what a run without changes reads; `ground`, `scans` and `steps` are for the others.
 *
 * @returns `undefined` where it cannot be kept
 */
export function encodeSnapshot({
  key,
  law,
  records,
  ground,
  scans,
  targets,
  verdict,
}: Snapshot): Uint8Array | undefined {
  const parts = {
    look: packSections({
      ...joinColumns(packRecords('', records), law.records === undefined ? {} : packRecords('law.', law.records), {
        floats: { sizes: scans.sizes, mtimes: scans.mtimes, ctimes: scans.ctimes, shapes: scans.shapes },
        bytes: { unsure: scans.unsure },
        strings: { paths: scans.paths },
        json: { key, policy: law.policy, isPure: law.records !== undefined, isCode: law.isCode },
      }),
    }),
    ...(verdict === undefined ? {} : 'said' in verdict ? packVerdict(verdict) : verdict),
    ground: ground instanceof Uint8Array ? ground : packGround(ground),
    scans: packScans(scans, targets),
  };
  const isWhole = Object.values(parts).every((part) => part !== undefined);
  return isWhole ? packParts(parts as Readonly<Record<string, Uint8Array>>) : undefined;
}

/** @returns an empty record where it cannot be kept */
function packVerdict({ said, steps, asked }: SnapshotVerdict): Partial<PackedVerdict> {
  const parts = {
    verdict: packSaid(said),
    steps: packSections({ strings: { names: steps.names }, ints: { rows: steps.rows } }),
    asked: packAsked(asked),
  };
  const { verdict, steps: packedSteps, asked: packedAsked } = parts;
  return verdict === undefined || packedSteps === undefined || packedAsked === undefined
    ? {}
    : { verdict, steps: packedSteps, asked: packedAsked };
}

function packGround({ tree, placed, listingFaults, steeringFaults }: SnapshotGround): Uint8Array | undefined {
  return packSections({
    strings: { names: tree.names, folders: tree.folders },
    ints: {
      parents: Int32Array.from(tree.parents),
      folderOfFile: Int32Array.from(tree.folderOfFile),
      place: placed.place,
    },
    bytes: { flags: placed.flags },
    json: { places: placed.places, rivals: [...placed.rivals], links: listLinks(tree), listingFaults, steeringFaults },
  });
}

function packScans(scans: HeldScans, targets: Snapshot['targets']): Uint8Array | undefined {
  return packSections({
    strings: { specifiers: scans.specifiers, targetNames: targets?.names ?? [] },
    ints: {
      counts: scans.counts,
      rows: scans.rows,
      ...(targets === undefined ? {} : { targetRows: targets.to }),
    },
    floats: { digests: scans.digests },
    bytes: { fileFlags: scans.fileFlags, ...(targets === undefined ? {} : { targetKinds: targets.kind }) },
    json: { rest: scans.rest, hasTargets: targets !== undefined },
  });
}

function joinColumns(...all: readonly Sections[]): Sections {
  const join = <K extends keyof Sections>(name: K): Sections[K] =>
    Object.assign({}, ...all.map((sections) => sections[name])) as Sections[K];
  return {
    strings: join('strings') ?? {},
    floats: join('floats') ?? {},
    bytes: join('bytes') ?? {},
    json: join('json') ?? {},
  };
}

/** The second names that links give: folder, name, and the row or folder that is meant. */
function listLinks(tree: FileTree): readonly (readonly [folder: number, name: string, entry: number])[] {
  const links: [number, string, number][] = [];
  for (const [folder, entries] of tree.entries.entries()) {
    for (const [name, entry] of entries) {
      const isOwn =
        entry >= 0
          ? tree.folderOfFile[entry] === folder && tree.names[entry] === name
          : tree.parents[~entry] === folder && (tree.folders[~entry] ?? '').endsWith(name);
      if (!isOwn) links.push([folder, name, entry]);
    }
  }
  return links;
}
