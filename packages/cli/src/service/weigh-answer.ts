import type { PlantReport, Rule } from '@storypole/core';
import type { ProofCopy, WrittenOffence } from '#types/proof-copy';
import type { ToolAnswer, ToolFinding } from '#types/tool-answer';
import type { FrontendProof, OffenceProof } from '#types/proof-report';

type Said = Exclude<ToolAnswer, { readonly reason: string }>;

/** Holds what a tool says of a copy against what stands in it. */
export function weighAnswer(
  name: string,
  version: string,
  answer: Said,
  copy: ProofCopy,
  rules: readonly Rule[],
): FrontendProof {
  const reported = new Set(answer.findings.map(({ file }) => file));
  const unseen = [...copy.forms].filter(([file]) => !reported.has(file)).map(([, form]) => form);
  return {
    name,
    version,
    planted: copy.forms.size,
    caught: copy.forms.size - unseen.length,
    missed: unseen.filter((form) => !answer.formGaps.includes(form)),
    gaps: unseen.filter((form) => answer.formGaps.includes(form)),
    offences: weighOffences(answer, copy.offences, rules),
  };
}

function weighOffences(answer: Said, offences: readonly WrittenOffence[], rules: readonly Rule[]): OffenceProof {
  const findFound = createFindFound(answer.findings, rules);
  const missed: PlantReport[] = [];
  const falseAlarms: PlantReport[] = [];
  const gaps: Record<string, number> = {};
  const cells = { planted: 0, caught: 0 };
  let [planted, caught, controls] = [0, 0, 0];
  for (const offence of offences) {
    const { kind, expected, from, to, typeOnly, isCell } = offence;
    const found = findFound(offence);
    const report = { kind, expected, from, to, typeOnly, found };
    if (kind === undefined) {
      controls++;
      if (found.length > 0) falseAlarms.push(report);
      continue;
    }
    planted++;
    if (isCell) cells.planted++;
    if (expected !== undefined && found.length === 1 && found[0] === expected) {
      caught++;
      if (isCell) cells.caught++;
    } else if (expected !== undefined && found.length === 0 && isGap(offence, answer)) {
      gaps[expected] = (gaps[expected] ?? 0) + 1;
    } else missed.push(report);
  }
  return { planted, caught, cells, controls, missed, falseAlarms, gaps };
}

function isGap({ expected = '', kind, at }: WrittenOffence, { ruleGaps, offenceGaps = [], read }: Said): boolean {
  const isUnread = typeof at !== 'string' && at.every((file) => read?.has(file) === false);
  return isUnread || ruleGaps.includes(expected) || (kind !== undefined && offenceGaps.includes(kind));
}

/** The rules that speak where an offence stands. Rules of the graph speak of files, and of all that lies in a circle. */
function createFindFound(
  findings: readonly ToolFinding[],
  rules: readonly Rule[],
): (offence: WrittenOffence) => readonly string[] {
  const ofGraph = new Set(rules.filter(({ scope }) => scope === 'graph').map(({ id }) => id));
  const byLine = new Map<string, Set<string>>();
  const byFile = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, rule: string): void => {
    map.set(key, (map.get(key) ?? new Set()).add(rule));
  };
  for (const { file, line, rule } of findings) {
    add(byFile, file, rule);
    if (line !== undefined && !ofGraph.has(rule)) add(byLine, `${file}:${String(line)}`, rule);
  }
  const everywhere = new Set(findings.map(({ rule }) => rule));
  return ({ at, line, expected = '', statements: [statement] }) => {
    if (at === 'line') return [...(byLine.get(`${statement?.file ?? ''}:${String(line)}`) ?? [])];
    if (at === 'anywhere') return everywhere.has(expected) ? [expected] : [];
    const inFiles = at.flatMap((file) => [...(byFile.get(file) ?? [])]);
    return inFiles.includes(expected) ? [expected] : [...new Set(inFiles)];
  };
}
