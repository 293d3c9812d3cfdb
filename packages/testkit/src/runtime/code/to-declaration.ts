import type { Node } from 'ts-morph';
import type { Declaration, Parameter } from '#types/code';
import type { TypeReader } from './create-type-reader';
import type { Found, Morph } from './found';

/** A declaration with answers that are looked for when they are asked. */
export function toDeclaration(morph: Morph, found: Found, path: string, types: TypeReader): Declaration {
  const { name, declaredAs, node, body, isExported } = found;
  const { Node, SyntaxKind } = morph;
  const { line, column } = node.getSourceFile().getLineAndColumnAtPos(node.getStart());
  const callees = lazily(() =>
    [
      ...body.getDescendantsOfKind(SyntaxKind.CallExpression),
      ...body.getDescendantsOfKind(SyntaxKind.NewExpression),
    ].map((call) => call.getExpression().getText()),
  );
  const tags = lazily(() =>
    body.getDescendantsOfKind(SyntaxKind.TaggedTemplateExpression).map((tagged) => tagged.getTag().getText()),
  );
  const thrown = lazily(() =>
    body
      .getDescendantsOfKind(SyntaxKind.ThrowStatement)
      .map((statement) => toThrownName(morph, statement.getExpression())),
  );
  return {
    name,
    declaredAs,
    line,
    column,
    isExported,
    text: node.getText(),
    calls: (callee) => [...callees(), ...tags()].some((text) => isNamed(text, callee)),
    throws: (error) => (error === undefined ? thrown().length > 0 : thrown().some((text) => isNamed(text, error))),
    get decorators() {
      return Node.isDecoratable(body) ? body.getDecorators().map((decorator) => decorator.getName()) : [];
    },
    get bases() {
      if (Node.isClassDeclaration(body) || Node.isClassExpression(body)) {
        const base = body.getExtends();
        return base === undefined ? [] : [base.getExpression().getText()];
      }
      return Node.isInterfaceDeclaration(body) ? body.getExtends().map((base) => base.getExpression().getText()) : [];
    },
    get implements() {
      const isClass = Node.isClassDeclaration(body) || Node.isClassExpression(body);
      return isClass ? body.getImplements().map((each) => each.getExpression().getText()) : [];
    },
    get parameters(): readonly Parameter[] {
      if (!Node.isParametered(body)) return [];
      return body.getParameters().map((parameter) => ({
        name: parameter.getName(),
        type: parameter.getTypeNode()?.getText() ?? types.describe(path, parameter),
        isOptional: parameter.isOptional(),
      }));
    },
    get returns() {
      if (!Node.isReturnTyped(body)) return undefined;
      return body.getReturnTypeNode()?.getText() ?? types.describeReturn(path, body);
    },
    get methods() {
      if (!Node.isClassDeclaration(body) && !Node.isClassExpression(body)) return [];
      return [...body.getMethods(), ...body.getGetAccessors(), ...body.getSetAccessors()].map((member) =>
        member.getName(),
      );
    },
    get isAsync() {
      return Node.isAsyncable(body) && body.isAsync();
    },
  };
}

/** `new NotFound(id)` and `NotFound(id)` throw `NotFound`; anything else is its text. */
function toThrownName(morph: Morph, expression: Node): string {
  const { Node } = morph;
  if (Node.isNewExpression(expression) || Node.isCallExpression(expression))
    return expression.getExpression().getText();
  return expression.getText();
}

/** A text is the whole name or its last part: `parse` is what `schema.parse` and `parse` are called by. */
function isNamed(text: string, wanted: string | RegExp): boolean {
  if (typeof wanted === 'string') return text === wanted || text.endsWith(`.${wanted}`);
  return new RegExp(wanted.source, wanted.flags.replaceAll(/[gy]/g, '')).test(text);
}

function lazily<T>(find: () => T): () => T {
  let found: T | undefined;
  return () => (found ??= find());
}
