import { unpackParts } from '../cache/unpack-parts';
import { unpackRecords } from '../cache/unpack-records';
import { unpackSections, type UnpackedSections } from '../cache/unpack-sections';
import type { KeptHistory, KeptPoint, KeptPoints } from './kept-history';
import type { KeptScans } from './kept-scans';

/** The parts that are whole, each for itself. */
export function decodeHistory(key: string, bytes: Uint8Array): Partial<KeptHistory> {
  const partOf = unpackParts(bytes);
  const open = (name: string): UnpackedSections | undefined => {
    const part = partOf?.(name);
    const sections = part === undefined ? undefined : unpackSections(part);
    return sections?.json('key') === key ? sections : undefined;
  };
  const [scans, points] = [open('scans'), open('points')];
  return {
    ...(scans === undefined ? {} : { scans: readScans(scans), texts: scans.strings('texts') }),
    ...(points === undefined ? {} : { points: readPoints(points) }),
  };
}

function readScans(part: UnpackedSections): KeptScans {
  return {
    keys: part.strings('keys'),
    specifiers: part.strings('specifiers'),
    counts: part.ints('counts'),
    rows: part.ints('rows'),
    fileFlags: part.bytes('fileFlags'),
    rest: part.json('rest') as KeptScans['rest'],
  };
}

function readPoints(part: UnpackedSections): KeptPoints {
  const said = part.json('said') as readonly string[];
  const [counts, rows] = [part.ints('counts'), part.ints('rows')];
  const commits = new Map<string, KeptPoint>();
  let at = 0;
  for (const [row, commit] of part.strings('commits').entries()) {
    const end = at + (counts[row] as number);
    commits.set(commit, { said: said[row] as string, rows: rows.subarray(at, end) });
    at = end;
  }
  return {
    question: part.json('question') as string,
    commits,
    findings: part.strings('findings'),
    records: unpackRecords(part, ''),
  };
}
