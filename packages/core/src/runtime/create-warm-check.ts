import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import type { CheckOptions } from './check-options';
import { createWarmProject, type WarmProject } from './create-warm-project';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { findUnknownRules } from './open-policy';
import { emptyReport, toReport } from './to-report';
import { toQuestion } from './to-question';

/** A check of a process that lives on: it says at any time what `check` would say, and reads only what changed. */
export interface WarmCheck {
  /** Never throws for what the user wrote: faults are part of the reports. */
  readonly read: () => readonly Report[];
  /** Absolute folders: the last answer stands until something in one of them changes. */
  readonly folders: () => readonly string[];
}

export function createWarmCheck(
  options: Omit<CheckOptions, 'shard'>,
  providers: Providers,
  builtIn: readonly Rule[],
): WarmCheck {
  const projects = new Map<string, WarmProject>();
  let asked: readonly string[] = [];

  const readRoot = (root: ProjectRoot): Report => {
    let project = projects.get(root.root);
    if (project === undefined) {
      project = createWarmProject(
        {
          cwd: options.cwd,
          path: root.root,
          configCode: options.configCode,
          ...(options.config === undefined ? {} : { config: options.config }),
          ...(options.maxRemedies === undefined ? {} : { maxRemedies: options.maxRemedies }),
          ask: () => toQuestion(root, options, providers),
        },
        providers,
        builtIn,
      );
      projects.set(root.root, project);
    }
    try {
      const { project: opened, verdict } = project.read();
      const unknown = findUnknownRules(options.onlyRules, opened.rules);
      if (unknown.length > 0) return emptyReport(root.root, root.config, unknown);
      return toReport(verdict, root, opened.policy, providers);
    } catch (error) {
      if (error instanceof FaultError) return emptyReport(root.root, root.config, error.faults);
      throw error;
    }
  };

  return {
    read: () => {
      try {
        const roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
        asked = roots.map(({ root }) => root);
        return roots.map(readRoot);
      } catch (error) {
        if (error instanceof FaultError) return [emptyReport(options.cwd, undefined, error.faults)];
        throw error;
      }
    },
    folders: () => [
      ...new Set([options.cwd, ...asked.flatMap((root) => [root, ...(projects.get(root)?.folders() ?? [])])]),
    ],
  };
}
