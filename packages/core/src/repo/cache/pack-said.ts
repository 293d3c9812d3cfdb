import type { AskedTexts } from '../texts/asked-text';
import { packSections } from './pack-sections';

/** The part `verdict`. */
export function packSaid(said: unknown): Uint8Array | undefined {
  return packSections({ json: { said } });
}

/** The part `asked`. */
export function packAsked({ texts, readRows, remedyRows }: AskedTexts): Uint8Array | undefined {
  return packSections({ json: { texts }, ints: { readRows, remedyRows } });
}
