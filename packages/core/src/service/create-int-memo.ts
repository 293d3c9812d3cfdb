/** Remembers a small number for three integers. */
export interface IntMemo {
  /** -1 where nothing is remembered. */
  readonly get: (a: number, b: number, c: number) => number;
  /** @param value 0 … 127 */
  readonly set: (a: number, b: number, c: number, value: number) => void;
}

/**
 * A hash table with open addressing over typed arrays: asked once per dependency, without making keys, and its size follows
 * the distinct triples seen instead of the square of the places.
 */
export function createIntMemo(): IntMemo {
  let capacity = 1024;
  let keys = new Int32Array(capacity * 3);
  let values = new Int8Array(capacity).fill(-1);
  let used = 0;

  const find = (a: number, b: number, c: number): number => {
    let slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (capacity - 1);
    while (values[slot] !== -1 && (keys[slot * 3] !== a || keys[slot * 3 + 1] !== b || keys[slot * 3 + 2] !== c)) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  };
  const put = (a: number, b: number, c: number, value: number): void => {
    const slot = find(a, b, c);
    if (values[slot] === -1) used++;
    keys[slot * 3] = a;
    keys[slot * 3 + 1] = b;
    keys[slot * 3 + 2] = c;
    values[slot] = value;
  };
  const grow = (): void => {
    const oldKeys = keys;
    const oldValues = values;
    capacity *= 2;
    keys = new Int32Array(capacity * 3);
    values = new Int8Array(capacity).fill(-1);
    used = 0;
    for (let slot = 0; slot < oldValues.length; slot++) {
      const value = oldValues[slot] as number;
      if (value === -1) continue;
      put(oldKeys[slot * 3] as number, oldKeys[slot * 3 + 1] as number, oldKeys[slot * 3 + 2] as number, value);
    }
  };
  return {
    get: (a, b, c) => values[find(a, b, c)] as number,
    set: (a, b, c, value) => {
      put(a, b, c, value);
      if (used * 2 > capacity) grow();
    },
  };
}
