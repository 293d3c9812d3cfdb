import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

/** The machine in words, without names that would identify it. */
export function describeMachine() {
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim();
  return `Measured on ${availableParallelism()} cores${model ? ` (${model})` : ''}, ${memory} GiB, ${platform()} ${arch()}, Node ${
    process.versions.node
  }, warm page cache, no dependencies installed in the repositories. Whole processes, one after the other, the tools in turn; medians.`;
}
