import { FILE_FLAG } from '#types/graph';
import type { Place } from '#types/place';
import type { FileView, Offence, RuleContext, SyntaxRule } from '#types/rule';
import type { SyntaxNode, SyntaxProgram } from '#types/syntax';
import type { Evidence } from './evidence';
import { readFile } from './read-edge';
import { walkSyntax } from './walk-syntax';

export interface SyntaxOffence {
  readonly rule: SyntaxRule;
  readonly file: FileView;
  /** Byte offsets. */
  readonly start: number;
  readonly end: number;
  readonly offence: Offence;
}

const READ = FILE_FLAG.module | FILE_FLAG.included;

/**
 * Lets the rules visit the programs of the files that they suspect; each file is parsed once for all of them. Broken syntax
 * is the compiler's to report: a file that cannot be parsed has no programs.
 */
export function judgeSyntax(
  evidence: Evidence,
  rules: readonly SyntaxRule[],
  isAsked: ((file: number) => boolean) | undefined,
  contextOf: (rule: SyntaxRule) => RuleContext,
): readonly SyntaxOffence[] {
  if (rules.length === 0) return [];
  const { files, places } = evidence.graph;
  const found: SyntaxOffence[] = [];
  for (let row = 0; row < files.count; row++) {
    const flags = files.flags[row] as number;
    if ((flags & READ) !== READ || isAsked?.(row) === false) continue;
    const place = places[files.place[row] as number] as Place;
    const suspecting = rules.filter((rule) => rule.suspects(place, flags));
    if (suspecting.length === 0) continue;
    const file = readFile(evidence, row);
    for (const program of evidence.graph.programsOf(row) ?? []) {
      for (const rule of suspecting) found.push(...visit(rule, file, program, contextOf(rule)));
    }
  }
  return found;
}

function visit(
  rule: SyntaxRule,
  file: FileView,
  { root, toBytes }: SyntaxProgram,
  context: RuleContext,
): readonly SyntaxOffence[] {
  const found: SyntaxOffence[] = [];
  const report = ({ start, end }: SyntaxNode, offence: Offence): void => {
    found.push({ rule, file, start: toBytes(start), end: toBytes(end), offence });
  };
  walkSyntax(root, rule.check(file, report, context));
  return found;
}
