import type { Fault } from '#types/fault';
import type { Finding } from '#types/finding';
import { groupBy } from '#types/group-by';
import type { Policy } from '#types/policy';
import type { FileSystem } from '#types/providers';
import { remember } from '#types/remember';
import type { Rule } from '#types/rule';
import type { KnownTargets } from '#repo/resolve-scanned';
import type { ScanStore } from '#repo/create-scan-store';
import { judge } from '#service/judge';
import { joinGround, type JoinedGround } from './join-ground';
import type { Ground } from './read-ground';

/** The project as a whole, as it is on disk. */
export interface Whole {
  /** The day of the verdict, `YYYY-MM-DD`: exceptions end. */
  readonly day: string;
  /** File → findings of the rules that see one file and what it leads to. */
  readonly findingsOf: ReadonlyMap<string, readonly Finding[]>;
  /** File → findings of the rules that see the graph. */
  readonly readGraphFindings: () => ReadonlyMap<string, readonly Finding[]>;
  readonly joined: JoinedGround;
  /** Of the policy against the files. */
  readonly mapFaults: readonly Fault[];
  /** What is wrong with rules of plugins, as far as they were asked; grows with `readGraphFindings`. */
  readonly ruleFaults: readonly Fault[];
  /** File → what is wrong with its source. */
  readonly sourceFaultsOf: ReadonlyMap<string | undefined, readonly Fault[]>;
}

/**
 * @param store holds the sources of all files of `ground`, up to date
 * @param known where dependencies lead, as far as an earlier verdict found out
 */
export function judgeWhole(
  policy: Policy,
  rules: readonly Rule[],
  ground: Ground,
  store: ScanStore,
  fileSystem: FileSystem,
  day: string,
  known?: KnownTargets,
): Whole {
  const { debt } = ground;
  const joined = joinGround(policy, ground, store, fileSystem, known);
  const { graph, sourceFaults, mapFaults } = joined;
  const isMapped = mapFaults.every(({ code }) => code !== 'config/no-layer');
  const ruleFaults: Fault[] = [];
  const onFaults = (found: readonly Fault[]): void => {
    const said = new Set(ruleFaults.map(({ what }) => what));
    ruleFaults.push(...found.filter(({ what }) => !said.has(what)));
  };
  const run = (asked: readonly Rule[], full: boolean): readonly Finding[] =>
    isMapped ? judge({ policy, graph, debt, rules: asked, today: day, full, onFaults }) : [];
  const byFile = (findings: readonly Finding[]) => groupBy(findings, ({ from }) => from.file);
  const ofGraph = new Set(rules.filter((rule) => rule.scope === 'graph').map((rule) => rule.id));
  return {
    day,
    joined,
    findingsOf: byFile(
      run(
        rules.filter((rule) => rule.scope !== 'graph'),
        false,
      ),
    ),
    // Only a run of all rules knows which exceptions nobody needed.
    readGraphFindings: remember(() => byFile(run(rules, true).filter(({ rule }) => ofGraph.has(rule)))),
    mapFaults,
    ruleFaults,
    sourceFaultsOf: groupBy(sourceFaults, ({ file }) => file),
  };
}
