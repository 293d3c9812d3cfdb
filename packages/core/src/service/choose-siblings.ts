import { FILE_FLAG } from '#types/graph';
import { baseNameOf, folderOf } from '#types/module-path';
import type { Place } from '#types/place';

/** Files by row: what is known of them before any is read. */
export interface ListedFiles {
  readonly paths: readonly string[];
  /** `FILE_FLAG` */
  readonly flags: Uint8Array;
  /** Row → index into `places`. */
  readonly place: Int32Array;
  readonly places: readonly Place[];
}

/** More are not worth reading. */
const MOST = 6;
const WANTED = FILE_FLAG.module | FILE_FLAG.included;

/**
 * The files that somebody who writes this one would look at: those of the same place, in the same folder first, then with the most
 * of their path in common; where there is none, those of the same layer in other domains. Of equals the one whose name is most alike.
 *
 * @returns rows, at most six
 */
export function chooseSiblings({ paths, flags, place, places }: ListedFiles, file: number): readonly number[] {
  const own = places[place[file] as number];
  if (own === undefined || (own.kind !== 'layer' && own.kind !== 'entry')) return [];
  const path = paths[file] as string;
  const folder = folderOf(path);
  const isAlike = (row: number): boolean => {
    const bits = flags[row] as number;
    const other = places[place[row] as number];
    if (row === file || other === undefined || (bits & WANTED) !== WANTED || (bits & FILE_FLAG.declaration) !== 0) {
      return false;
    }
    if (other.kind !== own.kind || other.layer !== own.layer || other.test !== own.test) return false;
    return other.providerEntry === own.providerEntry;
  };
  const alike = paths.flatMap((_, row) => (isAlike(row) ? [row] : []));
  const isOwn = (row: number): boolean => {
    const other = places[place[row] as number];
    return other?.domain === own.domain && other?.provider === own.provider;
  };
  const near = alike.filter((row) => folderOf(paths[row] as string) === folder);
  const candidates = near.length > 1 ? near : alike.filter(isOwn);
  return (candidates.length > 0 ? candidates : alike)
    .map((row) => ({ row, rank: toRank(path, paths[row] as string) }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || ((paths[a.row] as string) < (paths[b.row] as string) ? -1 : 1))
    .slice(0, MOST)
    .map(({ row }) => row);
}

/** The lower the better, the first number first. */
function toRank(path: string, other: string): readonly number[] {
  const folder = folderOf(path);
  return [
    folderOf(other) === folder ? 0 : 1,
    -countShared(folder.split('/'), folderOf(other).split('/')),
    endingOf(other) === endingOf(path) ? 0 : 1,
    // A barrel shows nothing.
    baseNameOf(other).startsWith('index.') === baseNameOf(path).startsWith('index.') ? 0 : 1,
    -countShared(wordsOf(path), wordsOf(other)),
  ];
}

function countShared(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count + a.slice(count).filter((part) => part !== '' && b.includes(part, count)).length;
}

function endingOf(path: string): string {
  const name = baseNameOf(path);
  return name.slice(name.indexOf('.'));
}

function wordsOf(path: string): readonly string[] {
  const [stem = ''] = baseNameOf(path).split('.');
  return stem.split(/[-_]|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
