/**
 * An object that shows `visible` when it is printed or compared; the rest is there for whoever asks. Elements lead to the whole
 * graph, and a failing `toEqual` would print it.
 */
export function show<V extends object, H extends object>(visible: V, hidden: H): V & H {
  const shown: V & H = Object.assign(Object.create(hidden) as H, visible);
  return shown;
}
