import type { Clock } from '#types/providers';

export const nodeClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
};
