import type { Clock, Log } from '@storypole/core';
import type { Output } from '#types/machine';

const PATIENCE_MS = 1000;
const INTERVAL_MS = 80;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

export interface Progress {
  readonly show: Log['progress'];
  /** Removes the line, if there is one. To be called before anything else is printed. */
  readonly clear: () => void;
}

/**
 * One line that tells how far long work has come. The engine is synchronous, so no timer would ever fire: the line is drawn
 * from the engine's own calls, after a second and then every 80 ms.
 */
export function createProgress(output: Output, clock: Clock): Progress {
  const start = clock.elapsed();
  let drawn = -Infinity;
  let frame = 0;
  return {
    show(phase, done, total) {
      const now = clock.elapsed();
      if (now - start < PATIENCE_MS || now - drawn < INTERVAL_MS) return;
      drawn = now;
      frame = (frame + 1) % FRAMES.length;
      const count = total > 0 ? ` ${done} of ${total}` : '';
      void output.write(`\r\u001b[2K${FRAMES[frame]} ${phase}${count}`);
    },
    clear() {
      if (drawn === -Infinity) return;
      drawn = -Infinity;
      void output.write('\r\u001b[2K');
    },
  };
}
