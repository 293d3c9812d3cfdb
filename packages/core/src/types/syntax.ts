/** A node of a program as ESTree and TS-ESTree have it: the fields depend on `type`. */
export interface SyntaxNode {
  readonly type: string;
  /** Offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** One program of a file: the file itself, or a script of a component. Offsets are those of the file. */
export interface SyntaxProgram {
  readonly root: SyntaxNode;
  /** An offset in UTF-16 units → one in bytes, as `Graph.locate` takes it. */
  readonly toBytes: (offset: number) => number;
}

/** Called for each node of a type, in the order of the source; under `Type:exit`, after all that the node holds. */
export type SyntaxVisitors = Readonly<Record<string, (node: SyntaxNode, parent: SyntaxNode | undefined) => void>>;
