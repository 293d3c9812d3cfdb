import type { CodeSymbol, DeclaredAs } from '#types/code';
import type { SourceFile } from '#types/source-file';
import { elementsOf } from './elements-of';

export function findDeclared(file: SourceFile, kinds: readonly DeclaredAs[]): readonly CodeSymbol[] {
  return elementsOf(file.model)
    .symbols.declaredIn(file)
    .filter(({ declaredAs }) => kinds.includes(declaredAs));
}
