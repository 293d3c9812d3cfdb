import { buildLayers } from './build-layers';
import { checkBuiltins } from './check-builtins';
import { checkDomains } from './check-domains';
import { checkEdits } from './check-edits';
import { checkLayers } from './check-layers';
import { checkOwners } from './check-owners';
import { checkReferences } from './check-references';
import { checkRules, type KnownRule } from './check-rules';
import type { ReportIn } from './problem';
import { checkTwins } from './check-twins';
import type { PartialConfig } from './merge-configs';
import type { Preset } from './presets/preset';

/** Checks what a schema cannot say: that names exist, and that entries agree with each other. */
export function checkConfig(
  preset: Preset,
  merged: PartialConfig,
  rules: readonly KnownRule[] | undefined,
  report: ReportIn,
): void {
  const layers = buildLayers(preset, merged);
  checkLayers(preset, merged, layers, report);
  checkEdits(merged, layers, report);
  checkReferences(merged, layers, report);
  checkDomains(preset, merged, report);
  checkOwners(merged, layers, report);
  checkBuiltins(merged, report);
  checkTwins(
    merged.exceptions,
    ({ rule, from, to }) => [rule, from, to],
    ([rule, from, to]) => `\`${rule}\` from \`${from}\` to \`${to}\``,
    report,
  );
  checkTwins(
    merged.approvals,
    ({ loosens }) => [loosens],
    ([loosens]) => `\`${loosens}\``,
    report,
  );
  if (rules !== undefined) checkRules(merged, rules, report);
}
