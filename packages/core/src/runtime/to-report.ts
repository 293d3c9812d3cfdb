import type { Fault } from '#types/fault';
import { ENDS_SOON_DAYS } from '#types/dated-exception';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { remember } from '#types/remember';
import type { Comparison, EndingException, Report } from '#types/report';
import type { ChangeVerdict } from '#service/change/judge-change';
import { countDays } from '#service/count-days';
import type { Verdict } from './answer';
import { describeKnownDebt } from './describe-known-debt';
import type { ProjectRoot } from './find-project-roots';
import { isAsked } from './is-asked';

/** What is said besides what was found. */
export interface ReportParts {
  readonly comparison?: Comparison;
  readonly gate?: ChangeVerdict;
}

/**
 * @param root its `paths` say what is reported
 * @param ref what known debt is compared with; the upstream default branch where left out
 */
export function toReport(
  verdict: Verdict,
  { root, config, paths }: ProjectRoot,
  policy: Policy,
  providers: Providers,
  ref?: string,
  { comparison, gate }: ReportParts = {},
): Report {
  const readDebt = remember(() => describeKnownDebt({ root, debt: verdict.debt }, providers, ref));
  return {
    schema: 'storypole/report@1',
    root,
    config: config === undefined ? undefined : config.slice(root.length + 1),
    examined: verdict.examined,
    // The gate is about the change as a whole: paths narrow what is said of the code alone.
    findings: [...verdict.findings.filter((finding) => isAsked(finding.from.file, paths)), ...(gate?.findings ?? [])],
    faults: verdict.faults,
    // Lines cost a second read of each file, and few formats list these.
    get computed() {
      return verdict.readComputed().filter((entry) => isAsked(entry.file, paths));
    },
    ...(gate === undefined || gate.approved.length === 0 ? {} : { approved: gate.approved }),
    ...findEnding(policy, providers),
    // Asks git several times; formats that say little do not.
    get debt() {
      return readDebt();
    },
    ...(comparison === undefined ? {} : { comparison }),
    ...(verdict.recognised === undefined ? {} : { recognised: verdict.recognised }),
  };
}

function findEnding(
  { exceptions }: Policy,
  { clock }: Pick<Providers, 'clock'>,
): { readonly ending?: readonly EndingException[] } {
  const soon = countDays(exceptions, new Date(clock.now()).toISOString().slice(0, 10))
    .filter(({ days }) => days >= 0 && days <= ENDS_SOON_DAYS)
    .map(({ rule, from, to, owner, until, days }) => ({ rule, from, to, owner, until, days }));
  return soon.length === 0 ? {} : { ending: soon };
}

/** The report of a project that could not be judged. */
export function emptyReport(root: string, config: string | undefined, faults: readonly Fault[]): Report {
  return {
    schema: 'storypole/report@1',
    root,
    config: config?.startsWith(`${root}/`) === true ? config.slice(root.length + 1) : config,
    examined: { files: 0, outside: 0, dependencies: 0, computed: 0, places: 0 },
    findings: [],
    faults,
    computed: [],
  };
}
