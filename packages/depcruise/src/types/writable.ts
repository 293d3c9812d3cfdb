/** The same without `readonly`, at every depth: what libraries ask for that were written without it. */
export type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
