import { harness } from './harness';
import type { Preset } from './preset';

/** The layers of a domain, in the order in which each builds on the one before. */
const CHAIN = ['types', 'config', 'repo', 'service', 'runtime', 'ui'];
const ALWAYS_OPEN = ['types', 'utils', 'providers'];

/** `harness`, in which a layer sees itself and the next earlier one only; types, utils and providers stay open. */
export const harnessAdjacent: Preset = {
  ...harness,
  name: 'harness/adjacent',
  summary: 'As `harness`, but a layer may import only itself, the next earlier one, `types`, `utils` and `providers`.',
  layers: harness.layers.map((layer) => ({
    ...layer,
    may: Object.fromEntries(Object.entries(layer.may).filter(([to]) => isNear(layer.id, to))),
  })),
  reasons: [
    ...harness.reasons.filter((reason) => reason.from === undefined || !CHAIN.includes(reason.from[0] ?? '')),
    ...CHAIN.flatMap((from, index) => {
      const later = CHAIN.slice(index + 1);
      const skipped = CHAIN.slice(1, Math.max(index - 1, 1));
      const before = CHAIN[index - 1];
      return [
        ...(skipped.length === 0
          ? []
          : [
              {
                from: [from],
                to: skipped,
                why: `\`${from}\` builds on \`${before as string}\` alone; what lies before it comes through \`${before as string}\`.`,
              },
            ]),
        ...(later.length === 0
          ? []
          : [
              {
                from: [from],
                to: later,
                why: `\`${later[0] as string}\` may import \`${from}\`, not the other way round: a layer knows nothing of those built on it.`,
              },
            ]),
        ...harness.reasons.filter((reason) => reason.from?.[0] === from),
      ];
    }),
  ],
};

function isNear(from: string, to: string): boolean {
  if (from === to || ALWAYS_OPEN.includes(to)) return true;
  const place = CHAIN.indexOf(from);
  // A layer beside the chain has no neighbour in it: what `harness` opens stays.
  return place < 0 || CHAIN[place - 1] === to;
}
