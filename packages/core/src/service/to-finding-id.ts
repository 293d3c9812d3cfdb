/**
 * A short name for an offence that survives line moves and is the same on every machine: 16 hexadecimal digits of a hash of
 * its parts (cyrb53 by bryc, public domain, at its full 64 bits).
 */
export function toFindingId(parts: readonly string[]): string {
  const text = parts.join('\0');
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return toHex(low) + toHex(high);
}

function toHex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
