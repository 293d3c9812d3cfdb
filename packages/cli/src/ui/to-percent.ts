/** A share in words. Rounded down: nothing that misses one is 100 %. */
export function toPercent(part: number, whole: number): string {
  return whole === 0 ? 'nothing to catch' : `${String(Math.floor((part / whole) * 1000) / 10)} %`;
}
