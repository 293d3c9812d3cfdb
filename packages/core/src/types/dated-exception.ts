import type { Exception } from './policy';

/** So many days before its end, an exception is spoken of. */
export const ENDS_SOON_DAYS = 14;

/** An exception with the days that it still holds; negative once it has ended. */
export interface DatedException extends Exception {
  readonly days: number;
}
