import type { Finding } from '#types/finding';
import { describePlace } from '../describe-place';
import { findOwners } from './find-owners';
import type { Proposal } from './subject';
import type { Workbench } from './workbench';

/** Read a global where it may be used, and import the value from there. */
export function* proposeGlobalOwner(bench: Workbench, finding: Finding): Iterable<Proposal> {
  const { policy } = bench.evidence;
  const file = bench.rowOf(finding.from.file);
  const name = finding.to?.global ?? '';
  const restriction = policy.globals.find((global) => global.name === name);
  if (restriction === undefined || file < 0) return;
  for (const owner of findOwners(bench, file, restriction.onlyIn)) {
    const where = owner.isNew ? `a new file such as ${owner.path}` : owner.path;
    yield {
      change: {
        freed: new Set([file]),
        ...(owner.isNew ? { created: [owner] } : {}),
        added: [{ from: file, to: owner.row, form: 'import', names: [] }],
      },
      remedy: {
        kind: 'use-owner',
        text: `Use \`${name}\` in ${where} (${describePlace(policy, owner.place)}), and import from there what you need of it.`,
      },
    };
  }
}
