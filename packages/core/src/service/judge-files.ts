import { FILE_FLAG } from '#types/graph';
import type { GlobalUse } from '#types/graph';
import type { Place } from '#types/place';
import type { FileRule, FileView, Offence } from '#types/rule';
import type { Evidence } from './evidence';
import { readFile } from './read-edge';

const UNKNOWN = 0;
const CLEAN = 1;
const SUSPECT = 2;

export interface FileOffence {
  readonly rule: FileRule;
  readonly file: FileView;
  readonly use: GlobalUse | undefined;
  readonly offence: Offence;
}

/** Asks the rules about the files inside `include`. */
export function judgeFiles(
  evidence: Evidence,
  rules: readonly FileRule[],
  isAsked: ((file: number) => boolean) | undefined,
  ask: (rule: FileRule, file: FileView, use: GlobalUse | undefined) => Offence | undefined,
): readonly FileOffence[] {
  const { files, places, globalUses } = evidence.graph;
  const found: FileOffence[] = [];
  const askAbout = (rule: FileRule, row: number, use: GlobalUse | undefined): void => {
    const file = readFile(evidence, row);
    const offence = ask(rule, file, use);
    if (offence !== undefined) found.push({ rule, file, use, offence });
  };
  for (const rule of rules) {
    if (rule.sees === 'globals') {
      for (const use of globalUses) if (isAsked?.(use.file) !== false) askAbout(rule, use.file, use);
      continue;
    }
    /** place * 256 + flags → whether the rule suspects it */
    const verdicts = new Uint8Array(places.length * 256);
    for (let row = 0; row < files.count; row++) {
      const flags = files.flags[row] as number;
      if ((flags & FILE_FLAG.included) === 0 || isAsked?.(row) === false) continue;
      const place = files.place[row] as number;
      const key = place * 256 + flags;
      if (verdicts[key] === UNKNOWN) verdicts[key] = rule.suspects(places[place] as Place, flags) ? SUSPECT : CLEAN;
      if (verdicts[key] === SUSPECT) askAbout(rule, row, undefined);
    }
  }
  return found;
}
