import { isRecord } from './is-record';

/** A value in the words of a fault. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return value.length > 40 ? 'a text' : `the text ${JSON.stringify(value)}`;
    case 'number':
    case 'bigint':
      return `the number ${String(value)}`;
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'object':
      return isRecord(value) ? 'an object' : `a ${value.constructor.name}`;
    default:
      return `a ${typeof value}`;
  }
}
