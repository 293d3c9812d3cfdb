import type { Node } from 'ts-morph';
import type { DeclaredAs } from '#types/code';

export type Morph = typeof import('ts-morph');

/** A declaration in a parsed file. */
export interface Found {
  readonly name: string;
  readonly declaredAs: DeclaredAs;
  /** What declares the name. */
  readonly node: Node;
  /** What holds the body: the function of `const save = () => …`; the same as `node` elsewhere. */
  readonly body: Node;
  readonly isExported: boolean;
}
