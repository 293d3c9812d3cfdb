import type { Shard } from '@storypole/core';

/** What keeps the shards of a run from being a whole: a sentence, or `undefined` where each is there once. */
export function findMissingShards(shards: readonly (Shard | undefined)[]): string | undefined {
  const [first] = shards;
  if (shards.some((shard) => shard === undefined)) {
    return shards.length === 1 ? undefined : 'One of the reports is of no shard: it stands for a whole run.';
  }
  const count = first?.count ?? 0;
  if (shards.some((shard) => shard?.count !== count)) return 'The reports are shards of different runs.';
  const given = shards.map((shard) => shard?.index ?? 0);
  const wanted = Array.from({ length: count }, (_, at) => at + 1);
  const missing = wanted.filter((index) => !given.includes(index));
  if (missing.length > 0) return `Shard ${missing.map((index) => `${index}/${count}`).join(', ')} is missing.`;
  const twice = wanted.filter((index) => given.filter((each) => each === index).length > 1);
  return twice.length === 0
    ? undefined
    : `Shard ${twice.map((index) => `${index}/${count}`).join(', ')} is given twice.`;
}
