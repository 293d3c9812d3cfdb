import type { Shard } from '@storypole/core';
import { UsageError } from '#types/usage-error';

/** `2/3`: the second of three. */
export function parseShard(value: string): Shard {
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError(`--shard takes a share such as 2/3, not ${value}.`);
}
