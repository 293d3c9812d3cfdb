/** As many lines as fit into a number of characters, and how many are left. */
export function fitLines(
  lines: readonly string[],
  room: number,
): { readonly lines: readonly string[]; readonly left: number } {
  let used = 0;
  let count = 0;
  for (const line of lines) {
    used += line.length + 1;
    if (used > room) break;
    count++;
  }
  return { lines: lines.slice(0, count), left: lines.length - count };
}
