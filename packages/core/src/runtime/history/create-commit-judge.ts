import { countDebt } from '#types/debt';
import type { Fault } from '#types/fault';
import { pathOfFile } from '#types/file-tree';
import { FILE_FLAG } from '#types/graph';
import type { HistoryFinding, HistoryPoint, HistoryPolicy } from '#types/history';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { readDebt } from '#repo/debt/read-debt';
import { createCommitGit } from '#repo/history/create-commit-git';
import type { CommitTree } from '#repo/history/create-commit-tree';
import { createObjectScans } from '#repo/history/create-object-scans';
import { readFileTree } from '#repo/list/read-file-tree';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { assignPlaces } from '#repo/places/assign-places';
import { createRelevance } from '#repo/places/create-relevance';
import { findMapFaults } from '#repo/places/find-map-faults';
import { joinGraph } from '#repo/read-graph';
import { createResolver } from '#repo/resolve/create-resolver';
import { createScanner } from '#repo/scan/create-scanner';
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
}

/** A point of a history, as far as its own commit tells it. */
export type JudgedCommit = Omit<HistoryPoint, 'commit' | 'date' | 'subject' | 'findings'> & {
  readonly findings: readonly HistoryFinding[];
  readonly known: number;
};

const MODULE = FILE_FLAG.module | FILE_FLAG.included;

/** Judges the commit that the tree stands at, as a check in a clean checkout of it would. */
export function createCommitJudge(host: CommitJudgeHost): (commit: string) => JudgedCommit {
  const { root, tree, providers } = host;
  const { fileSystem } = tree;
  const scans = createObjectScans({
    scanner: createScanner(extractFromTree),
    findGlobalUses,
    machine: { fileSystem, log: providers.log },
  });

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
    const graph = joinGraph({ tree: listing.tree, paths, placed, scanned, resolver, fileSystem });
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

  return (commit) => {
    const git = createCommitGit(providers.git, commit, tree.listFiles);
    const machine: Providers = { ...providers, fileSystem, git };
    const { policy, rules, told } = chooseCommitPolicy(host, machine);
    const project = readCommit(policy, machine);
    const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
    const log = { ...providers.log, debug: () => {} };
    const verdict = answer(project, rules, { today, full: true, onlyRules: undefined }, log);
    return {
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
  };
}
