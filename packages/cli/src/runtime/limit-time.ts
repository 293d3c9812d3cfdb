import { FaultError, type Providers } from '@storypole/core';

/**
 * Providers under which work ends with a fault when its time is up. The engine is synchronous, so no timer would fire: the time
 * is looked at whenever it logs or is about to run git, which is many times a second.
 */
export function limitTime(providers: Providers, milliseconds: number): Providers {
  const { clock, git, log } = providers;
  const end = clock.elapsed() + milliseconds;
  const look = (): void => {
    if (clock.elapsed() <= end) return;
    throw new FaultError([
      {
        code: 'machine/too-slow',
        what: `The check did not end within ${milliseconds / 1000} seconds.`,
        mend: 'Run `storypole self-check` by hand, or raise `--budget` of the hook and the timeout of the agent.',
      },
    ]);
  };
  const guard = <Args extends readonly unknown[], Result>(run: (...args: Args) => Result) => {
    return (...args: Args): Result => {
      look();
      return run(...args);
    };
  };
  return {
    ...providers,
    git: { run: guard(git.run), readObjects: guard(git.readObjects) },
    log: { debug: guard(log.debug), progress: guard(log.progress) },
  };
}
