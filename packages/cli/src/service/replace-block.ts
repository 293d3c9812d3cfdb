/**
 * A text with a block of ours between two markers: in the place of the block that is there, else at the end. Without a block, the text
 * without the one that is there. What stands outside keeps every byte.
 */
export function replaceBlock(text: string, begin: string, end: string, block: string | undefined): string {
  // The marker's first words: what follows may say something else in another version.
  const start = text.indexOf(begin.slice(0, begin.indexOf(',')));
  const stop = start < 0 ? -1 : text.indexOf(end, start);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = block?.replaceAll('\n', eol);
  if (stop < 0)
    return written === undefined ? text : `${text.trimEnd()}${text.trim() === '' ? '' : eol + eol}${written}${eol}`;
  const before = text.slice(0, start);
  const after = text.slice(stop + end.length);
  if (written !== undefined) return before + written + after;
  const rest = after.replace(/^\s+/, '');
  const kept = before.trimEnd();
  return kept === '' ? rest : `${kept}${eol}${rest === '' ? '' : eol + rest}`;
}
