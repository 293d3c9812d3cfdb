import type { ImportDeclarationSpecifier, ExportSpecifier, Node, Program } from 'oxc-parser';
import { SCAN_FLAG } from '#types/extraction';
import { FORM } from '#types/form';
import { foldConstant, unwrap } from './fold-constant';
import { identifyValue, memberName } from './identify-value';
import { FORM_OF_CALL, FORM_OF_MOCK, GLOBS, MOCK_OBJECTS, URLS, WORKERS } from './request-forms';
import type { Scope } from './scope';
import type { Visit } from './walk-program';

/** A dependency. Offsets in UTF-16 units; the fields are those of a record of `Scan`. */
export interface Request {
  readonly form: number;
  readonly flags: number;
  readonly start: number;
  readonly end: number;
  readonly statement: number;
  /** `''` where the target is computed. */
  readonly text: string;
}

/**
 * Finds the requests of a program, in no order; those of comments aside.
 *
 * @param visits every node of the program, in the order of the source; their scopes are complete
 * @param ambient receives the names of ambient modules
 */
export function findRequests(
  text: string,
  program: Program,
  visits: readonly Visit[],
  ambient: string[],
): readonly Request[] {
  const requests: Request[] = [];
  /** Calls that are part of another request: the URL of a worker, the `import()` of a mock. */
  const taken = new Set<Node>();
  const isModule =
    program.body.some(isModuleItem) ||
    visits.some(({ node }) => node.type === 'MetaProperty' && node.meta.name === 'import');

  const add = (
    visit: Visit,
    form: number,
    flags: number,
    literal: Node,
    specifier: string,
    statement: number,
  ): void => {
    const erased = visit.ambient || ERASED_FORMS.has(form) ? SCAN_FLAG.typeOnly : 0;
    requests.push({ form, flags: flags | erased, start: literal.start, end: literal.end, statement, text: specifier });
  };
  const addArgument = (
    visit: Visit,
    form: number,
    argument: Node | undefined,
    scope: Scope,
    statement: number,
  ): void => {
    if (argument === undefined) return;
    const constant = argument.type === 'SpreadElement' ? undefined : foldConstant(argument, scope);
    if (constant) add(visit, form, 0, constant.literal ?? argument, constant.text, statement);
    else add(visit, form, SCAN_FLAG.computed, argument, '', statement);
  };

  for (const visit of visits) {
    const { node, scope } = visit;
    switch (node.type) {
      case 'ImportDeclaration': {
        const form = isSideEffect(text, node) ? FORM['side-effect-import'] : FORM.import;
        add(visit, form, typeFlags(node.importKind, node.specifiers), node.source, node.source.value, node.start);
        break;
      }
      case 'ExportNamedDeclaration':
        if (node.source)
          add(
            visit,
            FORM['re-export'],
            typeFlags(node.exportKind, node.specifiers),
            node.source,
            node.source.value,
            node.start,
          );
        break;
      case 'ExportAllDeclaration': {
        const form = node.exported ? FORM['export-star-as'] : FORM['export-star'];
        add(visit, form, typeFlags(node.exportKind, []), node.source, node.source.value, node.start);
        break;
      }
      case 'TSImportEqualsDeclaration': {
        const { moduleReference: target } = node;
        if (target.type !== 'TSExternalModuleReference') break;
        const outer = visit.parent?.node.type === 'ExportNamedDeclaration' ? visit.parent.node : node;
        add(
          visit,
          FORM['import-equals'],
          typeFlags(node.importKind, []),
          target.expression,
          target.expression.value,
          outer.start,
        );
        break;
      }
      case 'TSImportType': {
        // Anything but a string is an error, which the parser recovers from.
        if (!/["']/.test(text[node.source.start] ?? '')) break;
        const form = visit.parent?.node.type === 'TSTypeQuery' ? FORM['typeof-import'] : FORM['import-type'];
        add(visit, form, 0, node.source, node.source.value, node.start);
        break;
      }
      case 'TSModuleDeclaration': {
        if (node.id.type !== 'Literal') break;
        const name = node.id.value;
        if (!name.includes('*') && (isModule || name.startsWith('.')))
          add(visit, FORM['declare-module'], 0, node.id, name, node.start);
        else ambient.push(name);
        break;
      }
      case 'ImportExpression':
        if (!taken.has(node)) addArgument(visit, FORM['dynamic-import'], node.source, scope, node.start);
        break;
      case 'CallExpression':
        addCall(visit, node);
        break;
      case 'NewExpression':
        addConstruction(visit, node);
        break;
    }
  }
  return requests;

  function addCall(visit: Visit, node: Extract<Node, { type: 'CallExpression' }>): void {
    const { scope } = visit;
    const [argument] = node.arguments;
    const path = identifyValue(node.callee, scope);
    if (path !== undefined && GLOBS.has(path)) {
      const globs = argument && unwrap(argument);
      const items = globs?.type === 'ArrayExpression' ? globs.elements : [argument];
      for (const item of items) addArgument(visit, FORM['import-meta-glob'], item ?? undefined, scope, node.start);
      return;
    }
    const form = (path === undefined ? undefined : FORM_OF_CALL.get(path)) ?? formOfMock(node.callee, path, scope);
    if (form === undefined) return;
    const inner = form === FORM.mock && argument ? unwrap(argument) : undefined;
    if (inner?.type === 'ImportExpression') {
      taken.add(inner);
      addArgument(visit, form, inner.source, scope, node.start);
    } else addArgument(visit, form, argument, scope, node.start);
  }

  function addConstruction(visit: Visit, node: Extract<Node, { type: 'NewExpression' }>): void {
    const { scope } = visit;
    const path = identifyValue(node.callee, scope);
    if (path === undefined) return;
    const [argument] = node.arguments;
    if (URLS.has(path)) {
      if (!taken.has(node) && isRelativeUrl(node, scope))
        addArgument(visit, FORM['new-url'], argument, scope, node.start);
    } else if (WORKERS.has(path)) {
      const url = argument && unwrap(argument);
      if (
        url?.type === 'NewExpression' &&
        URLS.has(identifyValue(url.callee, scope) ?? '') &&
        isRelativeUrl(url, scope)
      ) {
        taken.add(url);
        addArgument(visit, FORM.worker, url.arguments[0], scope, node.start);
      } else addArgument(visit, FORM.worker, argument, scope, node.start);
    } else if (path === 'require') {
      addArgument(visit, FORM.require, argument, scope, node.callee.start);
    }
  }
}

const ERASED_FORMS: ReadonlySet<number> = new Set([FORM['import-type'], FORM['typeof-import'], FORM['declare-module']]);

function isModuleItem(item: Node): boolean {
  switch (item.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
    case 'TSExportAssignment':
      return true;
    case 'TSImportEqualsDeclaration':
      return item.moduleReference.type === 'TSExternalModuleReference';
    default:
      return false;
  }
}

/** `import 'x'`, but not `import {} from 'x'`, which has no specifiers either. */
function isSideEffect(text: string, node: Extract<Node, { type: 'ImportDeclaration' }>): boolean {
  if (node.specifiers.length > 0) return false;
  const between = text.slice(node.start, node.source.start).replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
  return !between.includes('{');
}

function typeFlags(
  kind: 'type' | 'value' | undefined,
  specifiers: readonly (ImportDeclarationSpecifier | ExportSpecifier)[],
): number {
  if (kind === 'type') return SCAN_FLAG.typeOnly;
  const areTypes = specifiers.length > 0 && specifiers.every((specifier) => isTypeSpecifier(specifier));
  return areTypes ? SCAN_FLAG.inlineTypeOnly : 0;
}

function isTypeSpecifier(specifier: ImportDeclarationSpecifier | ExportSpecifier): boolean {
  if (specifier.type === 'ImportSpecifier') return specifier.importKind === 'type';
  return specifier.type === 'ExportSpecifier' && specifier.exportKind === 'type';
}

function isRelativeUrl(node: Extract<Node, { type: 'NewExpression' }>, scope: Scope): boolean {
  const base = node.arguments[1];
  return base !== undefined && identifyValue(base, scope) === 'import.meta.url';
}

/** `jest.mock('a').mock('b')`: the calls return the object itself. */
function formOfMock(callee: Node, path: string | undefined, scope: Scope): number | undefined {
  if (path !== undefined) {
    const dot = path.lastIndexOf('.');
    return MOCK_OBJECTS.has(path.slice(0, dot)) ? FORM_OF_MOCK.get(path.slice(dot + 1)) : undefined;
  }
  const member = unwrap(callee);
  if (member.type !== 'MemberExpression') return undefined;
  const form = FORM_OF_MOCK.get(memberName(member, scope) ?? '');
  if (form === undefined) return undefined;
  let object = unwrap(member.object);
  while (object.type === 'CallExpression') {
    const method = unwrap(object.callee);
    if (method.type !== 'MemberExpression') return undefined;
    object = unwrap(method.object);
  }
  return MOCK_OBJECTS.has(identifyValue(object, scope) ?? '') ? form : undefined;
}
