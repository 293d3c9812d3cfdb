import { check, createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import { GAPS } from '@storypole/dependency-cruiser';
import { cruiseMany } from '../cruise';
import type { DiskProject } from '../disk-project';

/** What every frontend can say of a finding: the rule, the file, and what it leads to. */
export interface Verdict {
  readonly rule: string;
  readonly from: string;
  /** A file, a package, a builtin or a specifier; the file itself where it is about one file. */
  readonly to: string;
}

/** A tool that judges by the policy. To hold another one to the same table, add it to `FRONTENDS`. */
export interface Frontend {
  readonly name: string;
  /** Judges projects on disk; faults throw. */
  readonly run: (projects: readonly DiskProject[]) => readonly (readonly Verdict[])[];
  /** Rules that it does not judge by. */
  readonly missingRules: readonly string[];
  /** Ways to write a dependency that it does not see, as docs/forms.md names them. */
  readonly missingForms: readonly string[];
  /** Ways that it takes for a value although they are erased. */
  readonly typesAsValues: readonly string[];
  /** Ways that it takes for erased although they remain. */
  readonly valuesAsTypes: readonly string[];
}

const command: Frontend = {
  name: 'the command',
  run: (projects) =>
    projects.map(({ root }) => {
      const { reports } = check({ cwd: root, paths: [], configCode: false }, createNodeProviders({}), rules);
      const faults = reports.flatMap((report) => report.faults);
      if (faults.length > 0) throw new Error(JSON.stringify(faults));
      return reports.flatMap(({ findings }) =>
        findings.map(({ rule, from, to }) => ({
          rule,
          from: from.file,
          to: to?.file ?? to?.package ?? to?.builtin ?? to?.specifier ?? from.file,
        })),
      );
    }),
  missingRules: [],
  missingForms: [],
  typesAsValues: [],
  valuesAsTypes: [],
};

const dependencyCruiser: Frontend = {
  name: 'dependency-cruiser',
  run: (projects) =>
    cruiseMany(
      '18',
      projects.map(({ root, folders }) => ({ root, folders })),
    ).map(({ violations }) => violations.map(({ rule, from, to }) => ({ rule, from, to: toName(to) }))),
  missingRules: GAPS.flatMap((gap) => gap.rules ?? []),
  missingForms: GAPS.flatMap(({ versions, forms = [] }) => (versions?.includes('18') === false ? [] : forms)),
  typesAsValues: GAPS.flatMap((gap) => gap.typesAsValues ?? []),
  valuesAsTypes: GAPS.flatMap((gap) => gap.valuesAsTypes ?? []),
};

/** The first is the one that all others are held against. */
export const FRONTENDS: readonly [Frontend, ...Frontend[]] = [command, dependencyCruiser];

/** `node_modules/pg/index.js` → `pg` */
function toName(path: string): string {
  const inside = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return inside ?? path.replace(/^node:/, '');
}
