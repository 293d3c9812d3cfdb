import type { HistoryFinding } from '#types/history';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import { remember } from '#types/remember';
import { createWitness, emptyRecords } from '#repo/create-witness';
import type { KeptPoint, KeptPoints } from '#repo/history/kept-history';
import type { JudgedCommit } from './create-commit-judge';

/** Commits of which it is known what would be said of them. */
export interface KnownPoints {
  /** What was said of a commit, if nothing that it rests on is otherwise. */
  readonly recall: (commit: string) => JudgedCommit | undefined;
  /** The machine that judges a commit, which remembers what it is asked, and what becomes of the verdict. */
  readonly watch: () => WatchedJudgement;
  /** What the disk shows, and it remembers what was asked. */
  readonly fileSystem: FileSystem;
  /** Remembers a file that all of them rest on. */
  readonly addFile: (path: string) => void;
  readonly hasLearned: () => boolean;
  readonly dump: () => KeptPoints;
}

export interface WatchedJudgement {
  readonly providers: Providers;
  readonly keep: (commit: string, judged: JudgedCommit, policy: Policy) => void;
}

/** A commit as it is kept, besides its findings. */
interface SaidCommit {
  readonly judged: Omit<JudgedCommit, 'findings'>;
  /** When it was said, where that matters: exceptions end. */
  readonly day: string | null;
  /** What git was asked, and a digest of its answer. */
  readonly commands: readonly (readonly [string, number | null])[];
}

/** Of more, those are forgotten that nobody asked for last. */
const MOST_POINTS = 1_000;
const MOST_ROWS = 1 << 22;

/** @param question what commits are held against; nothing is known where it is `undefined` */
export function openKnownPoints(
  kept: KeptPoints | undefined,
  question: string | undefined,
  providers: Providers,
): KnownPoints {
  const { clock, git } = providers;
  const isKept = kept !== undefined && kept.question === question && !createWitness(providers, kept.records).isStale();
  const known: ReadonlyMap<string, KeptPoint> = isKept ? kept.commits : new Map<string, KeptPoint>();
  const witness = createWitness(providers, isKept ? kept.records : emptyRecords());
  const fileSystem: FileSystem = {
    ...witness.fileSystem,
    readInto: (path, target, offset) => {
      witness.addFile(path);
      return providers.fileSystem.readInto(path, target, offset);
    },
  };
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const findings: string[] = [...(isKept ? kept.findings : [])];
  const rowOf = remember(() => new Map(findings.map((text, row) => [text, row])));
  const parsed: HistoryFinding[] = [];
  const used = new Map<string, KeptPoint>();
  let hasLearned = false;

  const toRow = (finding: HistoryFinding): number => {
    const text = JSON.stringify(finding);
    let row = rowOf().get(text);
    if (row === undefined) rowOf().set(text, (row = findings.push(text) - 1));
    return row;
  };
  return {
    fileSystem,
    addFile: witness.addFile,
    recall: (commit) => {
      const point = known.get(commit);
      if (point === undefined) return undefined;
      const { judged, day, commands } = JSON.parse(point.said) as SaidCommit;
      const answers = new Map(commands.map(([command, digest]) => [command, digest ?? undefined]));
      const isStale = createWitness(providers, { ...emptyRecords(), commands: answers }).isStale();
      if (isStale || (day !== null && day !== today)) return undefined;
      used.set(commit, point);
      const found = [...point.rows].map(
        (row) => (parsed[row] ??= JSON.parse(findings[row] as string) as HistoryFinding),
      );
      return { ...judged, findings: found };
    },
    watch: () => {
      const asked = createWitness({ fileSystem, git, clock });
      let isPure = question !== undefined;
      const machine: Providers = {
        ...providers,
        fileSystem,
        git: asked.git,
        loadModule: (path, isFresh) => {
          isPure = false;
          return providers.loadModule(path, isFresh);
        },
        loadModuleApart: (path, sources) => {
          isPure = false;
          return providers.loadModuleApart(path, sources);
        },
      };
      return {
        providers: machine,
        keep: (commit, { findings: found, ...judged }, policy) => {
          // What code says another time nobody knows, nor whether what a machine cannot do today it can tomorrow.
          const isSure = isPure && policy.plugins.length === 0;
          if (!isSure || judged.faults.some(({ code }) => code.startsWith('machine/'))) return;
          const said: SaidCommit = {
            judged,
            day: policy.exceptions.length > 0 ? today : null,
            commands: [...asked.records.commands].map(([command, digest]) => [command, digest ?? null]),
          };
          used.set(commit, { said: JSON.stringify(said), rows: Int32Array.from(found, toRow) });
          hasLearned = true;
        },
      };
    },
    hasLearned: () => hasLearned,
    dump: () => {
      const all = [...used, ...[...known].filter(([commit]) => !used.has(commit))];
      return { question: question ?? '', ...limit(all, findings), records: witness.records };
    },
  };
}

/** As many as there is room for, and the findings that they have. */
function limit(
  points: readonly (readonly [string, KeptPoint])[],
  findings: readonly string[],
): Pick<KeptPoints, 'commits' | 'findings'> {
  const commits = new Map<string, KeptPoint>();
  const numbers = new Map<number, number>();
  let room = MOST_ROWS;
  const renumber = (row: number): number => {
    let number = numbers.get(row);
    if (number === undefined) numbers.set(row, (number = numbers.size));
    return number;
  };
  for (const [commit, { said, rows }] of points.slice(0, MOST_POINTS)) {
    room -= rows.length;
    if (room < 0) break;
    commits.set(commit, { said, rows: rows.map(renumber) });
  }
  return { commits, findings: [...numbers.keys()].map((row) => findings[row] as string) };
}
