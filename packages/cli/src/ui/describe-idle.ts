import type { ProofReport } from '#types/proof-report';

/** What the policy speaks of and the repository does not need, one line each. */
export function describeIdle({ idle, rules, unproven, unplantable }: ProofReport): readonly string[] {
  const off = rules.filter(({ severity }) => severity === 'off').map(({ id }) => id);
  const byLayer = new Map<string, string[]>();
  for (const { from, to, kind } of idle.cells) {
    byLayer.set(from, [...(byLayer.get(from) ?? []), kind === 'type' ? `${to} (types)` : to]);
  }
  return [
    ...say(idle.layers, (names) => `no dependency touches the layers ${names}`),
    ...say(idle.domains, (names) => `no dependency touches the domains ${names}`),
    ...[...byLayer].map(([from, targets]) => `${from} may import ${targets.join(', ')}, and does not`),
    ...say(off, (names) => `rules that are off: ${names}`),
    ...say(unproven, (names) => `rules that do not say what they catch: ${names}`),
    ...say(unplantable, (names) => `places that no path could be made up for: ${names}`),
  ];
}

function say(names: readonly string[], write: (names: string) => string): readonly string[] {
  return names.length === 0 ? [] : [write(names.join(', '))];
}
