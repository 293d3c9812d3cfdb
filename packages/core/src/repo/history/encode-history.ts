import { packParts } from '../cache/pack-parts';
import { packRecords } from '../cache/pack-records';
import { packSections } from '../cache/pack-sections';
import type { KeptHistory } from './kept-history';

/** @param key of the program and the root @returns `undefined` where it cannot be kept */
export function encodeHistory(key: string, { scans, texts, points }: KeptHistory): Uint8Array | undefined {
  const { strings, json, ...columns } = packRecords('', points.records);
  const kept = [...points.commits.values()];
  const packed = {
    scans: packSections({
      strings: { keys: scans.keys, specifiers: scans.specifiers, texts },
      ints: { counts: scans.counts, rows: scans.rows },
      bytes: { fileFlags: scans.fileFlags },
      json: { key, rest: scans.rest },
    }),
    points: packSections({
      ...columns,
      strings: { ...strings, commits: [...points.commits.keys()], findings: points.findings },
      ints: {
        counts: Int32Array.from(kept, ({ rows }) => rows.length),
        rows: Int32Array.from(kept.flatMap(({ rows }) => [...rows])),
      },
      json: { ...json, key, question: points.question, said: kept.map(({ said }) => said) },
    }),
  };
  return packed.scans === undefined || packed.points === undefined
    ? undefined
    : packParts({ scans: packed.scans, points: packed.points });
}
