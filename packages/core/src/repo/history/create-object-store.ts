import type { Git } from '#types/providers';

/** Contents of git's objects, held as long as something names them. */
export interface ObjectStore {
  /** Names an object once more. */
  readonly hold: (id: string) => void;
  /** Names it once less; what nothing names is forgotten. */
  readonly release: (id: string) => void;
  /** Reads objects at once: asking git for each of them would start it as often. */
  readonly load: (ids: Iterable<string>) => void;
  /** Names objects that may be read: they are all read with the first of them. */
  readonly expect: (ids: Iterable<string>) => void;
  readonly read: (id: string) => Uint8Array;
}

/** So many contents are asked for at once: their sum must fit into one answer of git. */
const BATCH = 4_000;

export function createObjectStore(cwd: string, git: Git): ObjectStore {
  const contents = new Map<string, Uint8Array>();
  const holders = new Map<string, number>();
  const expected = new Set<string>();
  const load = (ids: Iterable<string>): void => {
    const missing = [...new Set(ids)].filter((id) => !contents.has(id));
    for (let at = 0; at < missing.length; at += BATCH) {
      const batch = missing.slice(at, at + BATCH);
      const found = git.readObjects(cwd, batch);
      for (const [index, id] of batch.entries()) {
        const bytes = found?.[index];
        if (bytes !== undefined) contents.set(id, bytes);
      }
    }
  };
  return {
    load,
    expect: (ids) => {
      for (const id of ids) expected.add(id);
    },
    hold: (id) => void holders.set(id, (holders.get(id) ?? 0) + 1),
    release: (id) => {
      const left = (holders.get(id) ?? 0) - 1;
      if (left > 0) holders.set(id, left);
      else {
        holders.delete(id);
        contents.delete(id);
        expected.delete(id);
      }
    },
    read: (id) => {
      if (!contents.has(id)) {
        load([id, ...expected]);
        expected.clear();
      }
      const bytes = contents.get(id);
      // A clone without blobs gets them when they are asked for, unless the other side is gone.
      if (bytes === undefined) throw Object.assign(new Error(`ENOENT: git has no object ${id}`), { code: 'ENOENT' });
      return bytes;
    },
  };
}
