import type { OptionDescription } from '#types/rule';
import type { KnownRule } from './check-rules';
import { inspectShape, type ShapeNode } from './inspect-shape';
import type { AnySchema } from './shape';
import type { TextFormat } from './text-format';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface JsonSchemaOptions {
  /** Noun of an object (`an exception`) → key → what an editor shows. */
  readonly docs?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Rules whose options are described. Others are let through, since plugins bring rules of their own. */
  readonly rules?: readonly KnownRule[];
}

/** The JSON schema of a config. It sees the shape; that names exist and entries agree is checked when the config is loaded. */
export function toJsonSchema(schema: AnySchema, options: JsonSchemaOptions = {}): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Storypole',
    ...convert(inspectShape(schema), options),
  };
}

function convert(node: ShapeNode, options: JsonSchemaOptions): JsonSchema {
  const { note } = node;
  switch (node.type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'picklist':
      return { enum: node.options };
    case 'string':
      return note?.note === 'text' ? convertText(note.format) : { type: 'string' };
    case 'array':
      return convertList(node, options);
    case 'union':
      return { anyOf: [convert(inspectShape(node.item as AnySchema), options), convertList(node, options)] };
    case 'record':
      return {
        type: 'object',
        propertyNames: {
          ...(note?.note === 'record' ? convertText(note.format) : {}),
          not: { enum: ['__proto__', 'constructor', 'prototype'] },
        },
        additionalProperties: convert(inspectShape(node.value as AnySchema), options),
      };
    case 'strict_object':
    case 'loose_object':
      return convertObject(node, options);
  }
}

function convertText({ regex, jsonFormat }: TextFormat): JsonSchema {
  return { type: 'string', pattern: regex.source, ...(jsonFormat === undefined ? {} : { format: jsonFormat }) };
}

function convertList(node: ShapeNode, options: JsonSchemaOptions): JsonSchema {
  const item = inspectShape(node.item as AnySchema);
  return {
    type: 'array',
    items: convert(item, options),
    ...(item.type === 'string' ? { uniqueItems: true } : {}),
    ...(node.min > 0 ? { minItems: node.min } : {}),
  };
}

function convertObject(node: ShapeNode, options: JsonSchemaOptions): JsonSchema {
  const docs = node.note?.note === 'object' ? (options.docs?.[node.note.noun] ?? {}) : {};
  const properties = Object.entries(node.entries).map(([key, entry]) => {
    const converted = convert(inspectShape(entry), options);
    const described =
      key === 'rules' ? { ...converted, properties: convertRules(converted, options.rules ?? []) } : converted;
    return [key, docs[key] === undefined ? described : { description: docs[key], ...described }] as const;
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(node.required.length > 0 ? { required: node.required } : {}),
    ...(node.type === 'strict_object' ? { additionalProperties: false } : {}),
  };
}

function convertRules({ additionalProperties }: JsonSchema, rules: readonly KnownRule[]): JsonSchema {
  const any = additionalProperties as { readonly properties: JsonSchema };
  return Object.fromEntries(
    rules.map(({ id, options = {} }) => {
      const own = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, convertOption(option)]));
      return [id, { type: 'object', properties: { ...any.properties, ...own }, additionalProperties: false }];
    }),
  );
}

function convertOption({ type, description, default: initial }: OptionDescription): JsonSchema {
  const shape = type === 'strings' ? { type: 'array', items: { type: 'string' } } : { type };
  return { description, ...shape, default: initial };
}
