import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { createScanStore, type ScanStore } from '#repo/create-scan-store';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { createScanner } from '#repo/scan/create-scanner';
import { answer, describeProject, type Question, type Verdict } from './answer';
import { attachRemedies, MANY_REMEDIES } from './attach-remedies';
import { findProjectRoots } from './find-project-roots';
import { joinGround, type JoinedGround } from './join-ground';
import { listWatchedFolders } from './list-watched-folders';
import type { OpenedProject, ProjectOptions } from './open-project';
import { type Ground, readGround } from './read-ground';
import { reuseTargets } from './reuse-targets';
import { type Law, readLaw } from './read-law';

/** A project of a process that lives on: judged again when it is asked for, and read again only where it changed. */
export interface WarmProject {
  /**
   * Without judging it.
   *
   * @throws FaultError where the config is wrong; faults of the sources are part of the result
   */
  readonly open: () => OpenedProject;
  /** @throws FaultError where the config is wrong; faults of the sources are part of the result */
  readonly read: () => { readonly project: OpenedProject; readonly verdict: Verdict };
  /** Absolute folders: what was read last stands until something in one of them changes. */
  readonly folders: () => readonly string[];
}

export interface WarmOptions extends Omit<ProjectOptions, 'configCode'> {
  readonly configCode?: boolean;
  /** How many findings get remedies. */
  readonly maxRemedies?: number;
  /** What is asked each time; everything where left out. */
  readonly ask?: () => Question;
}

const NOTHING_CHANGED: { readonly scanned: readonly number[]; readonly isAltered: boolean } = {
  scanned: [],
  isAltered: false,
};

/** Finds the project once: of `path`, else of `cwd`. */
export function createWarmProject(options: WarmOptions, providers: Providers, builtIn: readonly Rule[]): WarmProject {
  const { fileSystem, clock } = providers;
  const scanner = createScanner(extractFromTree);
  const createStore = (): ScanStore => createScanStore({ scanner, findGlobalUses, machine: providers });
  let store = createStore();
  let law: Law | undefined;
  let lawOf: string | undefined;
  let hasRead = false;
  let ground: Ground | undefined;
  let joined: { readonly ground: Ground; readonly all: JoinedGround } | undefined;
  let project: OpenedProject | undefined;
  let last:
    | {
        readonly day: string;
        /** Without remedies. */
        readonly raw: Verdict;
        /** Rows of the sources of which more than their scan was looked at for it. */
        readonly rests: ReadonlySet<number>;
        readonly judged: ReturnType<WarmProject['read']>;
      }
    | undefined;

  /** Rows of the sources that were scanned since `last`, and whether any of them holds something else now. */
  let since = NOTHING_CHANGED;

  const open = (): OpenedProject => {
    const [root] = findProjectRoots(
      options.cwd,
      options.path === undefined ? [] : [options.path],
      options.config,
      providers,
    );
    if (root === undefined) throw new Error('A path always belongs to a project.');
    // Where there was no config, none could become stale.
    if (law !== undefined && (lawOf !== root.config || law.isStale())) {
      law = undefined;
      ground = undefined;
      store = createStore();
    }
    law ??= readLaw(root.config, hasRead, () => scanner, providers, builtIn, {
      configCode: options.configCode ?? true,
    });
    lawOf = root.config;
    hasRead = true;
    const { opened } = law;
    if (opened.faults !== undefined) throw new FaultError(opened.faults);
    const { policy, rules } = opened;
    if (ground?.isStale() === true) ground = undefined;
    if (ground === undefined) {
      last = undefined;
      project = undefined;
    }
    ground ??= readGround(root.root, policy, fileSystem, providers);
    store.doubt();
    const { scanned, altered } = store.update(ground, ground.modules);
    since = { scanned: [...since.scanned, ...scanned], isAltered: since.isAltered || altered.length > 0 };
    if (scanned.length === 0 && project !== undefined) return project;
    const known = joined?.ground === ground ? reuseTargets(joined.all, ground, store) : undefined;
    joined = { ground, all: joinGround(policy, ground, store, fileSystem, known) };
    const { graph, sourceFaults, mapFaults } = joined.all;
    project = {
      root: root.root,
      policy,
      graph,
      debt: ground.debt,
      faults: [...ground.faults, ...sourceFaults, ...mapFaults],
      rules,
      config: root.config,
    };
    return project;
  };

  return {
    open,
    read: () => {
      const opened = open();
      const today = new Date(clock.now()).toISOString().slice(0, 10);
      const question = options.ask?.() ?? { today, full: true, onlyRules: undefined };
      if (since.scanned.length === 0 && last?.day === question.today) return last.judged;
      const rests = last?.rests;
      const stands = last?.day === question.today && !since.isAltered && !since.scanned.some((row) => rests?.has(row));
      const { policy, graph, rules, faults } = opened;
      const raw =
        stands && last !== undefined && policy.plugins.length === 0
          ? { ...last.raw, ...describeProject(opened), faults }
          : answer(opened, rules, question, providers.log);
      const most = options.maxRemedies ?? MANY_REMEDIES;
      const judged = {
        project: opened,
        verdict: { ...raw, findings: attachRemedies(raw.findings, policy, graph, rules, most) },
      };
      // What remedies read later is no part of it: they are looked for anew.
      const rows = [...(stands ? (rests ?? []) : []), ...(joined?.all.readRows ?? [])];
      last = { day: question.today, raw, rests: new Set(rows), judged };
      since = NOTHING_CHANGED;
      return judged;
    },
    folders: () =>
      listWatchedFolders(
        ground?.tree,
        [law?.records, ground?.records].filter((records) => records !== undefined),
      ),
  };
}
