import { digestPart } from './digest-part';

/** Writes the digest of packed sections, whose columns were filled or changed, into their header. */
export function sealSections(packed: Uint8Array): void {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  view.setFloat64(8, digestPart(packed, 16, packed.length - 16), true);
}
