import type { Policy } from '#types/policy';

/** The layers (ids) that may reach past every entry: where domains are joined. */
export function findWiringLayers(policy: Policy): readonly string[] {
  return policy.layers
    .filter((_, index) => policy.matrix[index]?.some((cell) => cell.value === 'everywhere') === true)
    .map((layer) => layer.id);
}
