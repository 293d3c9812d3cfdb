import { printText } from './print-text';

/** A key of an object, quoted where it has to be. */
export function printKey(key: string): string {
  return /^[a-z]\w*$/i.test(key) ? key : printText(key);
}
