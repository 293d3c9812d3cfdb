/** The lines `from` … `to` (1-based, inclusive) of an absolute path, without line ends; `undefined` where it cannot be read. */
export type ReadLines = (path: string, from: number, to: number) => readonly string[] | undefined;
