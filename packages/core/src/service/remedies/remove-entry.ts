import type { Finding } from '#types/finding';
import type { Rule } from '#types/rule';
import type { Proposal } from './subject';
import type { Workbench } from './workbench';

/** An entry of the config that nothing needs: what stands at the line of the finding goes. */
export function* proposeRemoval({ evidence: { policy } }: Workbench, _: Rule, finding: Finding): Iterable<Proposal> {
  if (finding.from.file !== policy.source) return;
  for (const [key, line] of Object.entries(policy.lines)) {
    const match = /^(exceptions|allow|planned)\[(\d+)\]$/.exec(key);
    if (line !== finding.from.line || match === null) continue;
    const list = match[1] as 'exceptions' | 'allow' | 'planned';
    const kept = { ...policy, [list]: policy[list].filter((_, index) => index !== Number(match[2])) };
    yield {
      change: { policy: kept },
      remedy: { kind: 'remove-entry', text: `Remove \`${key}\` from ${policy.source}: nothing needs it any more.` },
    };
  }
}
