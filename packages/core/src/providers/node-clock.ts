import type { Clock } from '#types/providers';

export const nodeClock: Clock = {
  now: () => Date.now(),
  // Not `performance`: to be asked for the first time takes it 5 ms.
  elapsed: () => {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1000 + nanoseconds / 1_000_000;
  },
};
