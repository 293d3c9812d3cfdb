import type { AnySchema, ShapeNote } from './shape';

/** The structure of a valibot schema as far as shapes use it: `optional` unwrapped, pipes seen through. */
export interface ShapeNode {
  readonly type: 'string' | 'boolean' | 'picklist' | 'array' | 'union' | 'record' | 'strict_object' | 'loose_object';
  readonly note: ShapeNote | undefined;
  /** Of a `picklist`. */
  readonly options: readonly string[];
  /** Of an `array`, or of the list in a `union`. */
  readonly item: AnySchema | undefined;
  /** Of a `record`. */
  readonly value: AnySchema | undefined;
  /** Of an object. */
  readonly entries: Readonly<Record<string, AnySchema>>;
  readonly required: readonly string[];
  /** Of an `array`. */
  readonly min: number;
}

interface Loose {
  readonly type: string;
  readonly wrapped?: AnySchema;
  readonly options?: readonly unknown[];
  readonly item?: AnySchema;
  readonly value?: AnySchema;
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly pipe?: readonly { readonly type: string; readonly metadata?: ShapeNote; readonly requirement?: unknown }[];
}

export function inspectShape(schema: AnySchema): ShapeNode {
  const loose = schema as unknown as Loose;
  if (loose.type === 'optional') return inspectShape(loose.wrapped as AnySchema);
  const entries = loose.entries ?? {};
  const actions = loose.pipe ?? [];
  return {
    type: loose.type as ShapeNode['type'],
    note: actions.find((action) => action.type === 'metadata')?.metadata,
    options: loose.type === 'picklist' ? (loose.options as readonly string[]) : [],
    item: loose.type === 'union' ? (loose.options?.[0] as AnySchema) : loose.item,
    value: loose.value,
    entries,
    required: Object.keys(entries).filter((key) => entries[key]?.type !== 'optional'),
    min: (actions.find((action) => action.type === 'min_length')?.requirement as number | undefined) ?? 0,
  };
}
