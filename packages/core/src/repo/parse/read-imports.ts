import type { BindingPattern, Node } from 'oxc-parser';
import type { ImportedName } from '#types/graph';
import { findMembers, keysOf, membersOf, type References } from './find-members';
import { foldConstant, unwrap } from './fold-constant';
import { identifyValue } from './identify-value';
import { findBinding, type Scope } from './scope';
import { declarePattern, nameOf, type Visit } from './walk-program';

/** Offsets in UTF-16 units. */
export function readImports(visits: readonly Visit[], references: References): readonly ImportedName[] {
  const names: ImportedName[] = [];
  for (const visit of visits) {
    const { node, scope, ambient } = visit;
    switch (node.type) {
      case 'ImportDeclaration':
        for (const specifier of node.specifiers) {
          const isType = specifier.type === 'ImportSpecifier' && specifier.importKind === 'type';
          const imported =
            specifier.type === 'ImportSpecifier'
              ? nameOf(specifier.imported)
              : specifier.type === 'ImportDefaultSpecifier'
                ? 'default'
                : '*';
          const name = {
            imported,
            local: specifier.local.name,
            typeOnly: ambient || node.importKind === 'type' || isType,
            start: node.source.start,
          };
          names.push(imported === '*' ? { ...name, members: membersOfLocal(name.local, scope, references) } : name);
        }
        break;
      case 'TSImportEqualsDeclaration': {
        const { moduleReference: target } = node;
        if (target.type !== 'TSExternalModuleReference') break;
        const isExported = visit.parent?.node.type === 'ExportNamedDeclaration';
        names.push({
          imported: '*',
          local: node.id.name,
          typeOnly: ambient || node.importKind === 'type',
          start: target.expression.start,
          members: isExported ? undefined : membersOfLocal(node.id.name, scope, references),
        });
        break;
      }
      case 'TSImportType': {
        const qualifier = leftmost(node.qualifier);
        const name = { local: qualifier ?? '', typeOnly: true, start: node.source.start };
        names.push(
          qualifier === undefined ? { ...name, imported: '*', members: undefined } : { ...name, imported: qualifier },
        );
        break;
      }
      case 'ImportExpression':
      case 'CallExpression': {
        const start = startOfRequest(node, scope);
        if (start !== undefined) names.push(...readRequest(visit, start, references));
        break;
      }
    }
  }
  return names;
}

function membersOfLocal(local: string, scope: Scope, references: References): readonly string[] | undefined {
  const binding = findBinding(scope, local);
  return binding && findMembers(references.get(binding) ?? []);
}

function leftmost(qualifier: Node | null): string | undefined {
  let node = qualifier;
  while (node?.type === 'TSQualifiedName') node = node.left;
  return node ? nameOf(node) : undefined;
}

const REQUIRES = new Set(['require', 'module.require', 'created']);

/** Where the specifier of a `require` or `import()` stands; `undefined` for any other call, and for a computed target. */
export function startOfRequest(node: Node, scope: Scope): number | undefined {
  const isRequire = node.type === 'CallExpression' && REQUIRES.has(identifyValue(node.callee, scope) ?? '');
  const argument = node.type === 'ImportExpression' ? node.source : isRequire ? node.arguments[0] : undefined;
  const constant = argument && argument.type !== 'SpreadElement' ? foldConstant(argument, scope) : undefined;
  return constant && (constant.literal ?? argument)?.start;
}

/** What a program takes of a module that it loads; nothing where that cannot be told. */
function readRequest(request: Visit, start: number, references: References): readonly ImportedName[] {
  const value = valueOf(request);
  if (value === undefined) return [];
  const { parent } = value;
  if (parent?.node.type === 'VariableDeclarator' && value.key === 'init') {
    const { id } = parent.node;
    if (id.type === 'ObjectPattern') return keysOf(id) === undefined ? [] : namesOfPattern(id, start);
    if (id.type !== 'Identifier') return [];
    return toNamespace(id.name, membersOfLocal(id.name, parent.scope, references), start);
  }
  if (parent?.node.type === 'ExpressionStatement') return [];
  return (membersOf(value) ?? []).map((name) => ({ imported: name, local: name, typeOnly: false, start }));
}

/** The expression whose value is the module: the call itself, or `await` of it; for `import().then(…)` there is none but a parameter. */
function valueOf(request: Visit): Visit | undefined {
  let visit = request;
  for (;;) {
    const outer = visit.parent;
    if (outer === undefined || visit.key !== 'expression' || unwrap(outer.node) === outer.node) break;
    visit = outer;
  }
  if (request.node.type !== 'ImportExpression') return visit;
  if (visit.parent?.node.type !== 'AwaitExpression') return undefined;
  visit = visit.parent;
  for (;;) {
    const outer = visit.parent;
    if (outer === undefined || visit.key !== 'expression' || unwrap(outer.node) === outer.node) return visit;
    visit = outer;
  }
}

function namesOfPattern(pattern: BindingPattern, start: number): readonly ImportedName[] {
  const names: ImportedName[] = [];
  if (pattern.type !== 'ObjectPattern') return names;
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const imported = nameOf(property.key);
    const locals: string[] = [];
    declarePattern(property.value, (local) => locals.push(local));
    names.push({ imported, local: locals[0] ?? imported, typeOnly: false, start });
  }
  return names;
}

function toNamespace(local: string, members: readonly string[] | undefined, start: number): readonly ImportedName[] {
  return [{ imported: '*', local, typeOnly: false, start, members }];
}
