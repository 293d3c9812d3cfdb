import type { Log, Providers } from '#types/providers';
import { loadModule } from './load-module';
import { loadModuleApart } from './load-module-apart';
import { nodeClock } from './node-clock';
import { nodeFileSystem } from './node-file-system';
import { nodeGit } from './node-git';

/** The providers of a real machine. `log` is the frontend's: only it knows where words go. */
export function createNodeProviders(log: Partial<Log> = {}): Providers {
  return {
    fileSystem: nodeFileSystem,
    clock: nodeClock,
    git: nodeGit,
    loadModule,
    loadModuleApart,
    log: {
      debug: log.debug ?? (() => {}),
      progress: log.progress ?? (() => {}),
    },
  };
}
