import type { Fault } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Report } from '#types/report';
import type { Fix, Location, Log, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import { describeKnownDebt } from './describe-known-debt';
import type { FormatOptions, Rendering, RuleText } from './format';
import type { Selected } from './select-findings';
import { selectFindings } from './select-findings';
import { toMessage } from './to-message';
import { toShownPath } from './to-shown-path';

/** GitHub refuses a file with more results in a run. */
const MOST_RESULTS = 25_000;

/** SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html: one run, whatever the projects. */
export function formatSarif(reports: readonly Report[], options: FormatOptions): Rendering {
  const all = selectFindings(reports, Infinity);
  const shown = new Set(selectFindings(reports, options.maxFindings).shown.map(({ finding }) => finding));
  const known = reports.flatMap((report) =>
    report.findings.filter((finding) => finding.known).map((finding) => ({ finding, report })),
  );
  const listed = [...all.shown.filter(({ finding }) => shown.has(finding)), ...known];
  const findings = listed.slice(0, MOST_RESULTS);
  const left = listed.length - findings.length;
  const rules = describeRules(findings, options.rules);
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const notifications = reports.flatMap((report) =>
    report.faults.map((fault) => toNotification(fault, report, options)),
  );
  const debt = describeKnownDebt(reports, known.length).trim();
  const notes = [...(debt === '' ? [] : [toNote(debt)]), ...(left === 0 ? [] : [toLeftOut(left)])];
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Storypole', version: options.version, semanticVersion: options.version, rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder in which Storypole ran.' } } },
        invocations: [
          {
            executionSuccessful: notifications.length === 0,
            ...(notifications.length === 0 ? {} : { toolConfigurationNotifications: notifications }),
            ...(notes.length === 0 ? {} : { toolExecutionNotifications: notes }),
          },
        ],
        results: findings.map((selected) => toResult(selected, indexes, options)),
        ...(debt === '' ? {} : { properties: { knownDebt: debt } }),
      },
    ],
  };
  return { text: `${JSON.stringify(log, undefined, 2)}\n` };
}

/** The rules of the run, and after them those that only findings name. */
function describeRules(findings: readonly Selected[], rules: readonly RuleText[]): ReportingDescriptor[] {
  const descriptors = new Map(rules.map((rule) => [rule.id, toDescriptor(rule)]));
  for (const { finding } of findings) {
    if (descriptors.has(finding.rule)) continue;
    descriptors.set(finding.rule, toDescriptor({ id: finding.rule, summary: finding.why, docs: finding.docs }));
  }
  return [...descriptors.values()];
}

function toDescriptor({ id, summary, docs }: RuleText): ReportingDescriptor {
  const isUrl = /^https?:/.test(docs);
  return {
    id,
    name: toPascalCase(id),
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: {
      text: `${summary} Run \`storypole explain ${id}\`, or read ${docs}.`,
      markdown: `${summary} Run \`storypole explain ${id}\`, or read ${isUrl ? `[its page](${docs})` : `\`${docs}\``}.`,
    },
    ...(isUrl ? { helpUri: docs } : {}),
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['architecture'] },
  };
}

function toResult({ finding, report }: Selected, indexes: ReadonlyMap<string, number>, options: FormatOptions): Result {
  const location = toLocation(finding.from.file, toRegion(finding.from), report, options);
  const target = finding.to?.file;
  return {
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule) ?? -1,
    level: 'error',
    message: { text: toMessage(finding) },
    locations: [location],
    ...(target === undefined
      ? {}
      : {
          relatedLocations: [
            { id: 1, ...toLocation(target, undefined, report, options), message: { text: 'What is imported.' } },
          ],
        }),
    ...(finding.chain.length < 2
      ? {}
      : { codeFlows: [{ threadFlows: [{ locations: toFlow(finding, location, report, options) }] }] }),
    ...toFixes(finding, report, options),
    partialFingerprints: { 'storypoleFindingId/v1': finding.id },
    ...(finding.known
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: 'Known debt.' }] }
      : {}),
    properties: {
      names: finding.names,
      remedies: finding.remedies,
      ...(finding.form === undefined ? {} : { form: finding.form }),
      ...(finding.typeOnly === undefined ? {} : { typeOnly: finding.typeOnly }),
    },
  };
}

/** The remedies that are edits. SARIF has no words for a file that moves. */
function toFixes({ remedies }: Finding, report: Report, options: FormatOptions): { fixes?: Fix[] } {
  const fixes = remedies.flatMap(({ text, edits = [], moves = [] }): Fix[] => {
    if (edits.length === 0 || moves.length > 0) return [];
    const files = [...new Set(edits.map(({ file }) => file))];
    const artifactChanges = files.map((file) => ({
      artifactLocation: toArtifact(file, report, options),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({
          deletedRegion: {
            startLine: edit.line,
            startColumn: edit.column,
            endLine: edit.endLine,
            endColumn: edit.endColumn,
          },
          insertedContent: { text: edit.text },
        })),
    }));
    return [{ description: { text }, artifactChanges }];
  });
  return fixes.length === 0 ? {} : { fixes };
}

function toNote(text: string): Notification {
  return { level: 'note', message: { text } };
}

function toLeftOut(count: number): Notification {
  return { level: 'warning', message: { text: `${count} more findings are left out: GitHub takes ${MOST_RESULTS}.` } };
}

function toFlow(finding: Finding, start: Location, report: Report, options: FormatOptions): { location: Location }[] {
  return finding.chain.map((file, index) => ({
    location: {
      ...(index === 0 && file === finding.from.file ? start : toLocation(file, undefined, report, options)),
      message: { text: index === 0 ? 'The chain begins here.' : `Imported by ${finding.chain[index - 1]}.` },
    },
  }));
}

function toNotification(fault: Fault, report: Report, options: FormatOptions): Notification {
  const region = fault.line === undefined ? undefined : { startLine: fault.line, startColumn: fault.column ?? 1 };
  return {
    descriptor: { id: fault.code },
    level: 'error',
    message: { text: `${fault.key === undefined ? '' : `${fault.key}: `}${fault.what} ${fault.mend}` },
    ...(fault.file === undefined ? {} : { locations: [toLocation(fault.file, region, report, options)] }),
  };
}

function toLocation(file: string, region: Region | undefined, report: Report, options: FormatOptions): Location {
  const artifactLocation = toArtifact(file, report, options);
  return { physicalLocation: { artifactLocation, ...(region === undefined ? {} : { region }) } };
}

function toArtifact(file: string, report: Report, { base }: FormatOptions): { uri: string; uriBaseId: string } {
  const uri = toShownPath(base, report.root, file).split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: 'SRCROOT' };
}

/** What SARIF calls a friendly name. */
function toPascalCase(id: string): string {
  return id.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A point, where a finding is about a whole file, has no end. */
function toRegion({ line, column, endLine, endColumn }: Finding['from']): Region {
  if (line === endLine && column === endColumn) return { startLine: line };
  return { startLine: line, startColumn: column, endLine, endColumn };
}
