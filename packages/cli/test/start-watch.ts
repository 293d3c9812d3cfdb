import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';

export interface WatchLine {
  readonly event: 'report' | 'change';
  readonly report?: { readonly findings: readonly Told[]; readonly faults: readonly object[] };
  readonly appeared?: readonly Told[];
  readonly gone?: readonly Told[];
  readonly faults?: readonly { readonly code: string }[];
  readonly findings?: number;
}

export interface Told {
  readonly id: string;
  readonly rule: string;
}

/** The command, watching. */
export interface Watching {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** All that was printed so far. */
  readonly text: () => string;
  readonly lines: () => readonly WatchLine[];
  /** Waits until something holds. */
  readonly until: (holds: () => boolean) => Promise<void>;
  /** Ends it as a terminal does, and gives the exit code. */
  readonly end: (signal?: 'SIGINT' | 'SIGTERM') => Promise<number | null>;
}

/** Starts the command and waits for its first report. @param bin the program */
export async function startWatch(bin: string, cwd: string, args: readonly string[]): Promise<Watching> {
  const child = spawn(process.execPath, [bin, 'check', '--watch', ...args], {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const until = async (holds: () => boolean): Promise<void> => {
    for (let left = 400; left > 0; left--) {
      if (holds()) return;
      await wait(25);
    }
    expect(said).toBe('what was waited for');
  };
  const watching: Watching = {
    child,
    text: () => said,
    lines: () =>
      said
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as WatchLine),
    until,
    end: (signal = 'SIGINT') =>
      new Promise((resolve) => {
        child.once('close', resolve);
        child.kill(signal);
      }),
  };
  await until(() => said.endsWith('\n'));
  return watching;
}
