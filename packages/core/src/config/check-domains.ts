import { findFolders } from './build-layers';
import type { ReportIn } from './problem';
import type { PartialConfig } from './merge-configs';
import type { Preset } from './presets/preset';

/** Checks that domains which use others can exist, and are others. */
export function checkDomains(preset: Preset, merged: PartialConfig, report: ReportIn): void {
  const hasDomains = findFolders(preset, merged).domains.length > 0;
  for (const [domain, { value, source, key }] of merged.uses) {
    if (!hasDomains) {
      report(source, {
        code: 'config/no-domains',
        key,
        what: `\`${domain}\` uses other domains, and the policy knows no domains.`,
        mend: 'Write `domains.pattern`, or remove `domains.uses`.',
      });
    } else if (value.includes(domain)) {
      report(source, {
        code: 'config/self-use',
        key,
        what: `\`${domain}\` lists itself.`,
        mend: 'Remove it: a domain may always use itself.',
      });
    }
  }
}
