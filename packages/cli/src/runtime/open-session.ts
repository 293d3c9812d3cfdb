import type { Providers } from '@storypole/core';
import type { Machine } from '#types/machine';
import { createProgress } from './create-progress';

export interface SessionOptions {
  readonly debug?: boolean;
  readonly quiet?: boolean;
}

export interface Session {
  readonly providers: Providers;
  /** Ends progress; call before printing results. */
  readonly settle: () => void;
}

/** The machine's providers with a log that shows progress to people and phases to `--debug`. */
export function openSession(machine: Machine, { debug, quiet }: SessionOptions): Session {
  const { stdout, stderr, env } = machine;
  // A progress line in a pipe or in a CI log is noise; between debug lines it would tear them.
  const isWatched = stdout.isTerminal && stderr.isTerminal && !debug && !quiet && !env['CI'] && env['TERM'] !== 'dumb';
  const { clock } = machine.createProviders({});
  const progress = createProgress(stderr, clock);
  const start = clock.elapsed();
  let last = start;
  const providers = machine.createProviders({
    ...(isWatched ? { progress: progress.show } : {}),
    ...(debug ? { debug: writePhase } : {}),
  });
  return { providers, settle: progress.clear };

  function writePhase(message: string): void {
    const now = clock.elapsed();
    const total = (now - start).toFixed(1).padStart(8);
    const step = `+${(now - last).toFixed(1)}`.padStart(8);
    last = now;
    void stderr.write(`${total} ms ${step}  ${message}\n`);
  }
}
