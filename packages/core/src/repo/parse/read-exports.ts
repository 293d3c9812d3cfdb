import type { Node, Program } from 'oxc-parser';
import type { ExportedName } from '#types/graph';
import { startOfRequest } from './read-imports';
import { findBinding, type Scope } from './scope';
import { declarePattern, nameOf, type Visit } from './walk-program';

/** The exports of the program itself, not of the `declare module` bodies and namespaces in it. Offsets in UTF-16 units. */
export function readExports(program: Program, visits: readonly Visit[]): readonly ExportedName[] {
  const names: ExportedName[] = [];
  const own = (exported: string, typeOnly: boolean): void => {
    names.push({ exported, typeOnly, start: undefined, imported: exported });
  };
  const typeImports = findTypeImports(program);
  const handOn = (exported: string, local: string, typeOnly: boolean, scope: Scope): void => {
    const origin = originOf(local, scope);
    if (origin === undefined) own(exported, typeOnly || isOnlyType(program, local));
    else names.push({ exported, typeOnly: typeOnly || typeImports.has(local), ...origin });
  };
  for (const { node, parent, scope } of visits) {
    if (parent?.node !== program) continue;
    switch (node.type) {
      case 'ExportAllDeclaration': {
        const exported = node.exported ? nameOf(node.exported) : '*';
        names.push({ exported, typeOnly: node.exportKind === 'type', start: node.source.start, imported: '*' });
        break;
      }
      case 'ExportNamedDeclaration':
        for (const { local, exported, exportKind } of node.specifiers) {
          const typeOnly = node.exportKind === 'type' || exportKind === 'type';
          if (node.source)
            names.push({ exported: nameOf(exported), typeOnly, start: node.source.start, imported: nameOf(local) });
          else handOn(nameOf(exported), nameOf(local), typeOnly, scope);
        }
        if (node.declaration) readDeclaration(node.declaration, scope, names, own);
        break;
      case 'ExportDefaultDeclaration':
        if (node.declaration.type === 'Identifier') handOn('default', node.declaration.name, false, scope);
        else own('default', node.declaration.type === 'TSInterfaceDeclaration');
        break;
      case 'TSExportAssignment': {
        const { expression } = node;
        const request = startOfRequest(expression, scope);
        const origin = expression.type === 'Identifier' ? originOf(expression.name, scope) : undefined;
        const start = request ?? (origin?.imported === '*' ? origin.start : undefined);
        // What is assigned is the module: its members are exports too.
        if (start !== undefined) names.push({ exported: '*', typeOnly: false, start, imported: '*' });
        if (start !== undefined) names.push({ exported: 'default', typeOnly: false, start, imported: '*' });
        else if (origin) names.push({ exported: 'default', typeOnly: false, ...origin });
        else own('default', false);
        break;
      }
    }
  }
  return names;
}

function readDeclaration(
  declaration: Node,
  scope: Scope,
  names: ExportedName[],
  own: (exported: string, typeOnly: boolean) => void,
): void {
  switch (declaration.type) {
    case 'VariableDeclaration':
      for (const { id } of declaration.declarations) declarePattern(id, (name) => own(name, false));
      break;
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      own(declaration.id.name, true);
      break;
    case 'TSImportEqualsDeclaration': {
      const { moduleReference: target, importKind, id } = declaration;
      const typeOnly = importKind === 'type';
      if (target.type === 'TSExternalModuleReference') {
        names.push({ exported: id.name, typeOnly, start: target.expression.start, imported: '*' });
        break;
      }
      const origin = originOfEntity(target, scope);
      if (origin) names.push({ exported: id.name, typeOnly, ...origin });
      else own(id.name, typeOnly);
      break;
    }
    case 'TSModuleDeclaration': {
      let { id }: { id: Node } = declaration;
      while (id.type === 'TSQualifiedName') id = id.left;
      if (id.type === 'Identifier') own(id.name, false);
      break;
    }
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
      if (declaration.id) own(declaration.id.name, false);
  }
}

type Origin = Pick<ExportedName, 'start' | 'imported'>;

/** Where an imported name, or one taken from a `require` at once, comes from. A variable that holds an imported value is a declaration of its own. */
function originOf(local: string, scope: Scope): Origin | undefined {
  const binding = findBinding(scope, local);
  if (binding?.kind === 'import') return { start: binding.literal.start, imported: binding.imported };
  if (binding?.kind !== 'variable' || !binding.constant || binding.init === undefined || binding.property === '')
    return undefined;
  const init = binding.init.type === 'AwaitExpression' ? binding.init.argument : binding.init;
  const start = startOfRequest(init, binding.scope);
  return start === undefined ? undefined : { start, imported: binding.property ?? '*' };
}

/** `import a = ns.b`: a member of a namespace is an export of its module; deeper members belong to that export. */
function originOfEntity(entity: Node, scope: Scope): Origin | undefined {
  let member: string | undefined;
  let node = entity;
  while (node.type === 'TSQualifiedName') {
    member = node.right.name;
    node = node.left;
  }
  const origin = node.type === 'Identifier' ? originOf(node.name, scope) : undefined;
  return origin?.imported === '*' && member !== undefined ? { start: origin.start, imported: member } : origin;
}

/** Names that are declared at the top level as types only. */
function isOnlyType(program: Program, local: string): boolean {
  let isType = false;
  for (const item of program.body) {
    const declaration = item.type === 'ExportNamedDeclaration' && item.declaration ? item.declaration : item;
    if (declaration.type === 'VariableDeclaration') {
      const names: string[] = [];
      for (const { id } of declaration.declarations) declarePattern(id, (name) => names.push(name));
      if (names.includes(local)) return false;
    }
    if (!('id' in declaration) || declaration.id?.type !== 'Identifier' || declaration.id.name !== local) continue;
    if (declaration.type !== 'TSInterfaceDeclaration' && declaration.type !== 'TSTypeAliasDeclaration') return false;
    isType = true;
  }
  return isType;
}

function findTypeImports(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  for (const item of program.body) {
    if (item.type === 'TSImportEqualsDeclaration' && item.importKind === 'type') names.add(item.id.name);
    if (item.type !== 'ImportDeclaration') continue;
    for (const specifier of item.specifiers) {
      const isType =
        item.importKind === 'type' || (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type');
      if (isType) names.add(specifier.local.name);
    }
  }
  return names;
}
