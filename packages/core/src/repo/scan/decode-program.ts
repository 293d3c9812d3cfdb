const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ASCII_LIMIT = 0x80;
const UNDERSCORE = 0x5f;

/** Decodes a source so that its offsets stay those of its bytes: where it is no UTF-8, bytes outside of ASCII become `_`. */
export function decodeProgram(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return strict.decode(bytes.map((byte) => (byte < ASCII_LIMIT ? byte : UNDERSCORE)));
  }
}
