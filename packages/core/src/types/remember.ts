/** Reads something when it is first asked for, and once. */
export function remember<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}
