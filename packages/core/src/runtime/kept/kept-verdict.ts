import type { Debt } from '#types/debt';
import type { Finding, FindingStep, Remedy } from '#types/finding';
import { remember } from '#types/remember';
import type { KeptSnapshot } from '#repo/cache/decode-snapshot';
import type { SnapshotSteps, SnapshotVerdict } from '#repo/cache/snapshot';
import type { Question, Verdict } from '../answer';

/** A verdict as it is kept; `computed` is kept as it is said, because the sources may be gone when it is asked for. */
export interface SaidVerdict {
  /** Under which question it was given. */
  readonly question: string;
  readonly verdict: Pick<Verdict, 'examined' | 'findings' | 'faults' | 'recognised'>;
  readonly debtFiles: Debt['files'];
  readonly renames: readonly (readonly [string, string])[];
  readonly computed: ReturnType<Verdict['readComputed']>;
  readonly remedies: KeptRemedies;
  /** Positions of the findings that have steps. */
  readonly stepped: readonly number[];
}

/** The remedies that were looked for, by the finding's position among all. */
export type KeptRemedies = Readonly<Record<number, readonly Remedy[]>>;

export interface RecalledVerdict {
  readonly verdict: Verdict;
  readonly remedies: KeptRemedies;
}

const STEP_ROW = 4;

/** @param remedies what each finding has besides what its rule gave it, as far as it was asked */
export function toSnapshotVerdict(
  question: Question,
  verdict: Verdict,
  remedies: KeptRemedies,
): Omit<SnapshotVerdict, 'asked'> {
  const { readComputed, examined, findings, faults, recognised, debt } = verdict;
  const stepped = [...findings.keys()].filter((position) => findings[position]?.listSteps !== undefined);
  const said: SaidVerdict = {
    question: JSON.stringify(question),
    verdict: { examined, findings, faults, recognised },
    debtFiles: debt.files,
    renames: [...debt.renames],
    computed: readComputed(),
    remedies,
    stepped,
  };
  return { said, steps: toSteps(findings, stepped) };
}

function toSteps(findings: readonly Finding[], stepped: readonly number[]): SnapshotSteps {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const intern = (name: string): number => {
    let number = numbers.get(name);
    if (number === undefined) numbers.set(name, (number = names.push(name) - 1));
    return number;
  };
  const rows = stepped.flatMap((position) =>
    (findings[position]?.listSteps?.() ?? []).flatMap(({ from, to, count }) => [
      position,
      intern(from),
      intern(to),
      count,
    ]),
  );
  return { names, rows: Int32Array.from(rows) };
}

/**
 * The verdict of an earlier run, if it answers the same question; whether it still holds is for the caller to know.
 *
 * @param withSteps whether findings are asked for their steps
 */
export function recallVerdict(
  snapshot: Pick<KeptSnapshot, 'readVerdict' | 'readSteps'>,
  question: Question,
  withSteps: boolean,
): RecalledVerdict | undefined {
  const known = snapshot.readVerdict()?.said as SaidVerdict | undefined;
  if (known?.question !== JSON.stringify(question)) return undefined;
  const steps = withSteps && known.stepped.length > 0 ? snapshot.readSteps() : NO_STEPS;
  if (steps === undefined) return undefined;
  const debt = { files: known.debtFiles, renames: new Map(known.renames) };
  const findings = [...known.verdict.findings];
  const starts = remember(() => findStarts(steps));
  for (const position of known.stepped) {
    const finding = findings[position] as Finding;
    const list = remember(() => listSteps(steps, position, starts().get(position) ?? steps.rows.length));
    findings[position] = { ...finding, listSteps: list };
  }
  const verdict = { ...known.verdict, findings, debt, readComputed: () => known.computed };
  return { verdict, remedies: known.remedies };
}

const NO_STEPS: SnapshotSteps = { names: [], rows: new Int32Array() };

/** Position of a finding → where its rows begin: they lie together. */
function findStarts({ rows }: SnapshotSteps): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  let last = -1;
  for (let at = 0; at < rows.length; at += STEP_ROW) {
    const position = rows[at] as number;
    if (position !== last) starts.set(position, at);
    last = position;
  }
  return starts;
}

function listSteps({ names, rows }: SnapshotSteps, position: number, start: number): readonly FindingStep[] {
  const steps: FindingStep[] = [];
  for (let at = start; rows[at] === position; at += STEP_ROW) {
    const [from, to, count] = [rows[at + 1], rows[at + 2], rows[at + 3]] as readonly [number, number, number];
    steps.push({ from: names[from] as string, to: names[to] as string, count });
  }
  return steps;
}
