import { countDebt } from '#types/debt';
import type { Fault } from '#types/fault';
import { pathOfFile } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { HistoryFinding, HistoryPoint, HistoryPolicy } from '#types/history';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { readDebt } from '#repo/debt/read-debt';
import { createCommitGit } from '#repo/history/create-commit-git';
import type { CommitTree } from '#repo/history/create-commit-tree';
import type { ObjectScans } from '#repo/history/create-object-scans';
import { readFileTree } from '#repo/list/read-file-tree';
import { assignPlaces } from '#repo/places/assign-places';
import { createRelevance } from '#repo/places/create-relevance';
import { findMapFaults } from '#repo/places/find-map-faults';
import { joinGraph } from '#repo/read-graph';
import { createResolver } from '#repo/resolve/create-resolver';
import { findRestrictedGlobals } from '#service/find-restricted-globals';
import { measureProject } from '#service/history/measure-project';
import { answer } from '../answer';
import type { TracedPolicy } from '../open-base-policy';
import type { Project } from '../read-project';
import { chooseCommitPolicy } from './choose-commit-policy';

export interface CommitJudgeHost {
  readonly root: string;
  readonly tree: CommitTree;
  readonly law: TracedPolicy;
  readonly policy: HistoryPolicy;
  readonly configCode: boolean;
  readonly providers: Providers;
  readonly builtIn: readonly Rule[];
  readonly scans: ObjectScans;
  /** Told of contents of which more than their scan is looked at. */
  readonly onText: (object: string) => void;
}

/** A point of a history, as far as its own commit tells it. */
export type JudgedCommit = Omit<HistoryPoint, 'commit' | 'date' | 'subject' | 'findings'> & {
  readonly findings: readonly HistoryFinding[];
  readonly known: number;
};

const MODULE = FILE_FLAG.module | FILE_FLAG.included;

/** What is said of a commit, and under which policy. */
export interface CommitVerdict {
  readonly judged: JudgedCommit;
  readonly policy: Policy;
}

/**
 * Judges the commit that the tree stands at, as a check in a clean checkout of it would.
 *
 * @returns takes the machine that is asked for what lies outside the tree
 */
export function createCommitJudge(host: CommitJudgeHost): (commit: string, below: Providers) => CommitVerdict {
  const { root, tree, providers, scans, onText } = host;
  const { fileSystem } = tree;
  const noteText = (path: string): void => {
    const object = tree.objectOf(path);
    if (object !== undefined) onText(object);
  };
  /** For whoever looks lines up, or follows names. */
  const texts: FileSystem = {
    ...fileSystem,
    readInto: (path, target, offset) => {
      noteText(path);
      return fileSystem.readInto(path, target, offset);
    },
    readFile: (path) => {
      noteText(path);
      return fileSystem.readFile(path);
    },
  };

  const readCommit = (policy: Policy, machine: Providers): Project => {
    const steering: Fault[] = [];
    const listing = readFileTree(root, machine, createRelevance(policy));
    const placed = assignPlaces(listing.tree, policy);
    const globals = placed.places.map((place) =>
      policy.globals.length === 0 || place.kind === 'outside' ? [] : findRestrictedGlobals(policy, place),
    );
    const paths = listing.tree.names.map((_, file) => pathOfFile(listing.tree, file));
    const target = {
      tree: listing.tree,
      paths,
      flags: placed.flags,
      restrictedGlobals: (file: number) => globals[placed.place[file] as number] ?? [],
    };
    const modules = paths.flatMap((_, file) => (((placed.flags[file] as number) & MODULE) === MODULE ? [file] : []));
    const scanned = scans.gather(target, modules, tree.objectOf);
    const resolver = createResolver(listing.tree, fileSystem, { onFault: (fault) => steering.push(fault) });
    const graph = joinGraph({ tree: listing.tree, paths, placed, scanned, resolver, fileSystem: texts });
    const mapFaults = findMapFaults(policy, graph.files, graph.places);
    const { debt, faults } = readDebt(listing.tree, policy, machine);
    return {
      root,
      policy,
      graph,
      debt,
      faults: [...listing.faults, ...steering, ...scanned.faults, ...mapFaults, ...faults],
    };
  };

  return (commit, below) => {
    const git = createCommitGit(below.git, commit, tree.listFiles);
    const machine: Providers = { ...below, fileSystem, git };
    const { policy, rules, told } = chooseCommitPolicy(host, machine);
    const project = readCommit(policy, machine);
    const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
    const log = { ...providers.log, debug: () => {} };
    const verdict = answer(project, rules, { today, full: true, onlyRules: undefined }, log);
    const judged = {
      ...told,
      files: verdict.examined.files,
      dependencies: verdict.examined.dependencies,
      findings: verdict.findings.map(({ id, rule, from, to }) => ({
        id,
        rule,
        from: from.file,
        to: to?.file ?? to?.package ?? to?.builtin ?? to?.global ?? to?.specifier,
      })),
      known: verdict.findings.filter(({ known }) => known).length,
      ...measureProject(policy, project.graph),
      debt: countDebt(project.debt.files.flatMap(({ entries }) => entries)),
      faults: verdict.faults,
    };
    return { judged, policy };
  };
}
