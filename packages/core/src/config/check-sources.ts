import type { Fault } from '#types/fault';
import { checkShape } from './check-shape';
import type { Problem } from './problem';
import { type Config, configShape } from './schema';

/** One config of a chain, as it was read. */
export interface ConfigSource {
  /** Relative to the root, POSIX. */
  readonly file: string;
  readonly value: unknown;
  /** Key path → 1-based position, where it is known; of the key, or of the item in a list. */
  readonly positions?: ReadonlyMap<string, Position> | undefined;
  /** What `plugins` says → path relative to the root. What is missing is taken as it is. */
  readonly plugins?: ReadonlyMap<string, string> | undefined;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Checks each config of a chain by itself. In the configs that come back, whatever is wrong is left out. */
export function checkSources(sources: readonly ConfigSource[]): {
  readonly configs: readonly Config[];
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const configs = sources.map((source) => {
    const checked = checkShape(configShape, source.value, (problem) => faults.push(toFault(source, problem)));
    return checked ?? {};
  });
  return { configs, faults };
}

export function toFault({ file, positions }: ConfigSource, { code, key, what, mend }: Problem): Fault {
  const position = findPosition(positions, key);
  return { code, file, ...position, ...(key === '' ? {} : { key }), what, mend };
}

/** The position of a key, or of the nearest key around it: a missing key stands where its object does. */
function findPosition(positions: ConfigSource['positions'], key: string): Position | undefined {
  if (positions === undefined) return undefined;
  let path = key;
  while (!positions.has(path)) {
    const around = path.replace(LAST_STEP, '');
    if (around === path) return undefined;
    path = around;
  }
  return positions.get(path);
}

/** The last step of a key path: `.repo`, `[0]`, `["@acme/*"]`, or the key that begins the path. */
const LAST_STEP = /(?:\.[^.[\]"]*|\[(?:\d+|"(?:[^"\\]|\\.)*")\]|^[^.[\]]*)$/;
