import { type FileSystem, toFindingId } from '@storypole/core';
import { readField } from '#service/read-field';
import { readText } from '#service/read-text';
import type { Turn } from '#types/turn';

/** What hooks remember from one call to the next, so that none blocks for ever. */
export interface HookMemory {
  readonly read: (session: string) => Turn;
  /** Whether it could be written. */
  readonly write: (session: string, turn: Turn) => boolean;
}

const FRESH: Turn = { blocks: 0, print: '' };
/** Of sessions; the oldest are forgotten. */
const MOST = 50;

/** @param path absolute; lost or broken contents count as none */
export function createHookMemory(path: string, fileSystem: FileSystem): HookMemory {
  const load = (): readonly (readonly [string, Turn])[] => {
    try {
      const held: unknown = JSON.parse(new TextDecoder().decode(fileSystem.readFile(path)));
      return Object.entries(typeof held === 'object' && held !== null ? held : {}).map(([key, turn]) => [
        key,
        { blocks: Number(readField(turn, 'blocks')) || 0, print: readText(turn, 'print') ?? '' },
      ]);
    } catch {
      return [];
    }
  };
  return {
    read: (session) => load().find(([key]) => key === toKey(session))?.[1] ?? FRESH,
    write: (session, turn) => {
      const others = load().filter(([key]) => key !== toKey(session));
      const kept = [...others, [toKey(session), turn] as const].slice(-MOST);
      try {
        fileSystem.writeFile(path, `${JSON.stringify(Object.fromEntries(kept))}\n`);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Never a number, which an object would sort before all others. */
function toKey(session: string): string {
  return `s${toFindingId([session])}`;
}
