import type { Model } from '#types/model';
import { Selection } from '#types/selection';

/**
 * A selection that is filled when it is first looked at, and filled anew where the project was read again since. Nothing else
 * can be an array, for everything that asks, and yet cost nothing until then.
 *
 * @param more what it can do besides being an array
 */
export function lazySelection<T, M extends object>(
  open: () => Model,
  load: (model: Model) => Selection<T>,
  more: M,
): Selection<T> & M {
  const target = new Selection<T>();
  let filledFrom: Model | undefined;
  const fill = (): Selection<T> => {
    const model = open();
    if (model !== filledFrom) {
      const loaded = load(model);
      target.length = 0;
      for (const element of loaded) target.push(element);
      target.call(loaded.title, loaded.plannedWhy);
      filledFrom = model;
    }
    return target;
  };
  const proxy = new Proxy<Selection<T>>(target, {
    get: (_, key): unknown => (key in more ? Reflect.get(more, key) : Reflect.get(fill(), key)),
    has: (_, key) => key in more || Reflect.has(fill(), key),
    ownKeys: () => Reflect.ownKeys(fill()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(fill(), key),
    set: () => false,
    deleteProperty: () => false,
    defineProperty: () => false,
  });
  return proxy as Selection<T> & M;
}
