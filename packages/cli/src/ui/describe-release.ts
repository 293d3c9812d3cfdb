import { pluralize } from '@storypole/core';

const REASONS = {
  unchanged: 'nothing has changed since they were reported',
  exhausted: 'the turn was held back often enough',
  forgotten: 'the hook cannot write down how often the turn was held back',
} as const;

/** Why a turn ends although findings stand. */
export function describeRelease(reason: keyof typeof REASONS, findings: number): string {
  const stand = `${pluralize(findings, 'finding')} ${findings === 1 ? 'stands' : 'stand'}`;
  return `Storypole: ${stand}, and the turn ends all the same, because ${REASONS[reason]}. Run \`storypole self-check\`.`;
}
