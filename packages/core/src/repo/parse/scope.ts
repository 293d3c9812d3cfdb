import type { Node } from 'oxc-parser';

/** What a name stands for. Types, and values that are only declared to exist elsewhere (`declare const require`), are no bindings. */
export type Binding =
  | {
      readonly kind: 'import';
      /** The specifier as the program sees it. */
      readonly source: string;
      /** `default`, `*` for a namespace, or the exported name. */
      readonly imported: string;
      /** The literal of the specifier: one object for all names of an import. */
      readonly literal: Node;
    }
  | {
      readonly kind: 'variable';
      readonly constant: boolean;
      /** The initialiser of the declarator, if any, and the scope in which it stands. */
      readonly init: Node | undefined;
      readonly scope: Scope;
      /** `undefined` where the name is the whole initialiser; the property for `const { a: name } = …`; `''` for anything deeper. */
      readonly property: string | undefined;
      /** What assignments give it later. */
      readonly assigned: { readonly value: Node; readonly scope: Scope }[];
    }
  | { readonly kind: 'other' };

export interface Scope {
  readonly parent: Scope | undefined;
  /** Where `var` declares: the nearest function, static block or module. */
  readonly owner: Scope;
  readonly names: Map<string, Binding>;
}

export function createScope(parent: Scope | undefined, isOwner: boolean): Scope {
  const scope: { parent: Scope | undefined; owner: Scope; names: Map<string, Binding> } = {
    parent,
    owner: undefined as never,
    names: new Map(),
  };
  scope.owner = isOwner || parent === undefined ? scope : parent.owner;
  return scope;
}

/** The first declaration counts: a second one of the same name is an overload, a merge or an error. */
export function declareName(scope: Scope, name: string, binding: Binding): void {
  if (!scope.names.has(name)) scope.names.set(name, binding);
}

export function findBinding(scope: Scope, name: string): Binding | undefined {
  for (let current: Scope | undefined = scope; current !== undefined; current = current.parent) {
    const binding = current.names.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}
