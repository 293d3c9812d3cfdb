import { digestBytes } from '../digest-bytes';
import { digestSource } from '../digest-source';

/** From here on the machine's digest has paid for its loading. */
const LARGE = 800_000;

/** A number for some bytes of a file, aligned or not. */
export function digestPart(bytes: Uint8Array, start: number, length: number): number {
  return length < LARGE ? digestBytes(bytes, start, length) : digestSource(bytes, start, length);
}
