import type { FileTree } from '#types/file-tree';
import type { Fault } from '#types/fault';
import type { Place } from '#types/place';
import { remember } from '#types/remember';
import type { HeldScans } from '../to-held-scans';
import type { WitnessRecords } from '../create-witness';
import type { PlacedFiles } from '../places/assign-places';
import type { ScannedTargets } from '../resolve-scanned';
import type { AskedTexts } from '../texts/asked-text';
import type { PackedVerdict, Snapshot, SnapshotGround, SnapshotLaw, SnapshotSteps, SnapshotVerdict } from './snapshot';
import { packParts } from './pack-parts';
import { sealSections } from './seal-sections';
import { unpackParts } from './unpack-parts';
import { unpackRecords } from './unpack-records';
import { unpackSections, type UnpackedSections } from './unpack-sections';

/** When the sources were as they were scanned: a row a module. */
export type SourceTimes = Pick<HeldScans, 'paths' | 'sizes' | 'mtimes' | 'ctimes' | 'unsure' | 'shapes'>;

/** What is known of the sources of a project. */
export interface KeptSources {
  readonly scans: HeldScans;
  readonly targets: ScannedTargets | undefined;
}

/** What is new about a source that holds what it did, elsewhere in it or not. */
export interface SourceMove {
  /** Row among the modules. */
  readonly row: number;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  /** `DOUBT` */
  readonly unsure: number;
}

/** A snapshot of which each part is read, and proved, when it is asked for: `undefined` for one that is not whole. */
export interface KeptSnapshot {
  readonly law: SnapshotLaw;
  readonly readRecords: () => WitnessRecords;
  readonly readTimes: () => SourceTimes;
  readonly readVerdict: () => Pick<SnapshotVerdict, 'said'> | undefined;
  readonly readAsked: () => AskedTexts | undefined;
  readonly readSteps: () => SnapshotSteps | undefined;
  readonly readPlaced: () => PlacedFiles | undefined;
  readonly readGround: () => SnapshotGround | undefined;
  readonly readSources: () => KeptSources | undefined;
  /** A part as it is, for the next snapshot. */
  readonly readPart: (name: 'ground' | 'verdict' | 'steps' | 'asked') => Uint8Array | undefined;
  /**
   * The whole snapshot, with other times for some sources.
   *
   * @param parts take the place of those of before
   */
  readonly move: (sources: readonly SourceMove[], parts?: Pick<PackedVerdict, 'verdict' | 'asked'>) => Uint8Array;
}

const PARTS = ['look', 'verdict', 'steps', 'asked', 'ground', 'scans'];

/** @returns `undefined` for what is no snapshot, or one under another key */
export function decodeSnapshot(root: string, bytes: Uint8Array, key: Snapshot['key']): KeptSnapshot | undefined {
  const partOf = unpackParts(bytes);
  const open = (name: string): UnpackedSections | undefined => {
    const part = partOf?.(name);
    return part === undefined ? undefined : unpackSections(part);
  };
  const look = open('look');
  if (look?.json('key') !== key) return undefined;
  const readTimes = remember(() => ({ paths: look.strings('paths'), ...readTimeColumns(look) }));
  const openGround = remember(() => open('ground'));
  const readPlaced = remember(() => {
    const part = openGround();
    return part === undefined ? undefined : readPlacedFiles(part);
  });
  return {
    law: {
      policy: look.json('policy') as string,
      records: look.json('isPure') === true ? unpackRecords(look, 'law.') : undefined,
      isCode: look.json('isCode') as boolean,
    },
    readRecords: remember(() => unpackRecords(look, '')),
    readTimes,
    readVerdict: remember(() => {
      const part = open('verdict');
      return part === undefined ? undefined : { said: part.json('said') };
    }),
    readAsked: remember(() => {
      const part = open('asked');
      if (part === undefined) return undefined;
      const texts = part.json('texts') as AskedTexts['texts'];
      return { texts, readRows: part.ints('readRows'), remedyRows: part.ints('remedyRows') };
    }),
    readSteps: remember(() => {
      const part = open('steps');
      return part === undefined ? undefined : { names: part.strings('names'), rows: part.ints('rows') };
    }),
    readPlaced,
    readGround: remember(() => {
      const part = openGround();
      const placed = readPlaced();
      if (part === undefined || placed === undefined) return undefined;
      return {
        tree: readTree(root, part),
        placed,
        listingFaults: part.json('listingFaults') as readonly Fault[],
        steeringFaults: part.json('steeringFaults') as readonly Fault[],
      };
    }),
    readSources: remember(() => {
      const part = open('scans');
      if (part === undefined) return undefined;
      const targets = {
        kind: part.bytes('targetKinds'),
        to: part.ints('targetRows'),
        names: part.strings('targetNames'),
      };
      return {
        scans: { ...readTimes(), ...readScans(part) },
        targets: part.json('hasTargets') === true ? targets : undefined,
      };
    }),
    readPart: (name) => partOf?.(name),
    move: (sources, parts) => {
      const copy = Uint8Array.from(bytes);
      const part = unpackParts(copy)?.('look') as Uint8Array;
      const columns = readTimeColumns(unpackSections(part) as UnpackedSections);
      for (const { row, size, mtimeMs, ctimeMs, unsure } of sources) {
        columns.sizes[row] = size;
        columns.mtimes[row] = mtimeMs;
        columns.ctimes[row] = ctimeMs;
        columns.unsure[row] = unsure;
      }
      sealSections(part);
      if (parts === undefined) return copy;
      const all = PARTS.flatMap((name) => {
        const own = partOf?.(name);
        return own === undefined ? [] : [[name, own] as const];
      });
      return packParts({ ...Object.fromEntries(all), look: part, ...parts });
    },
  };
}

/** Views: what is written to them is written to the part. */
function readTimeColumns(part: UnpackedSections): Omit<SourceTimes, 'paths'> {
  return {
    sizes: part.floats('sizes'),
    mtimes: part.floats('mtimes'),
    ctimes: part.floats('ctimes'),
    unsure: part.bytes('unsure'),
    shapes: part.floats('shapes'),
  };
}

function readPlacedFiles(part: UnpackedSections): PlacedFiles {
  return {
    place: part.ints('place'),
    flags: part.bytes('flags'),
    places: (part.json('places') as readonly Place[]).map(toPlace),
    rivals: new Map(part.json('rivals') as readonly [number, readonly string[]][]),
  };
}

function readScans(part: UnpackedSections): Omit<HeldScans, keyof SourceTimes> {
  return {
    specifiers: part.strings('specifiers'),
    counts: part.ints('counts'),
    rows: part.ints('rows'),
    fileFlags: part.bytes('fileFlags'),
    digests: part.floats('digests'),
    rest: part.json('rest') as HeldScans['rest'],
  };
}

/** JSON leaves out what is `undefined`; one shape for all places keeps their readers fast. */
function toPlace({ id, kind, layer, domain, provider, providerEntry, test }: Place): Place {
  return { id, kind, layer, domain, provider, providerEntry, test };
}

function readTree(root: string, sections: UnpackedSections): FileTree {
  const names = sections.strings('names');
  const folders = sections.strings('folders');
  const parents = [...sections.ints('parents')];
  const folderOfFile = [...sections.ints('folderOfFile')];
  const entries = folders.map(() => new Map<string, number>());
  for (let folder = 1; folder < folders.length; folder++) {
    const path = folders[folder] as string;
    entries[parents[folder] as number]?.set(path.slice(path.lastIndexOf('/') + 1), ~folder);
  }
  for (const [file, name] of names.entries()) entries[folderOfFile[file] as number]?.set(name, file);
  const links = sections.json('links') as readonly (readonly [number, string, number])[];
  for (const [folder, name, entry] of links) entries[folder]?.set(name, entry);
  return { root, folders, parents, entries, names, folderOfFile };
}
