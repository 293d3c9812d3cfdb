import { readField } from './read-field';

/** A field that holds a text; `undefined` where it is missing, empty, or of another kind. */
export function readText(value: unknown, name: string): string | undefined {
  const field = readField(value, name);
  return typeof field === 'string' && field !== '' ? field : undefined;
}
