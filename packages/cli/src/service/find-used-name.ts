import { type Graph, TARGET } from '@storypole/core';

/** The package or builtin (with or without `node:`) of that name, if anything in the graph imports it. */
export function findUsedName(
  { dependencies, strings }: Graph,
  name: string,
): { readonly kind: 'package' | 'builtin'; readonly name: string } | undefined {
  const bare = name.replace(/^node:/, '');
  for (let row = 0; row < dependencies.count; row += 1) {
    const found = strings[dependencies.to[row] as number] as string;
    if (dependencies.kind[row] === TARGET.package && found === name) return { kind: 'package', name };
    if (dependencies.kind[row] === TARGET.builtin && found === bare) return { kind: 'builtin', name: bare };
  }
  return undefined;
}
