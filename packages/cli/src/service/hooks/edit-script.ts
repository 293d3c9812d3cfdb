const BEGIN = '# storypole: begin (written by `storypole hooks install`)';
const END = '# storypole: end';
const SHELL = /^#!.*\b(?:ba|da|k|z)?sh\b/;

/**
 * A shell script with a command in a block of its own, right below the first line: what follows may end the script. `undefined`
 * where the script is none of a shell.
 *
 * @param before as it is, or `undefined` where there is none
 * @param first the first line of a new one; `''` for none
 */
export function addToScript(before: string | undefined, command: string, first: string): string | undefined {
  const block = `${BEGIN}\n${command} || exit $?\n${END}\n`;
  if (before === undefined || before.trim() === '') return `${first === '' ? '' : `${first}\n`}${block}`;
  const rest = cut(before);
  if (!rest.startsWith('#!')) return `${block}${rest}`;
  if (!SHELL.test(rest)) return undefined;
  const end = rest.indexOf('\n');
  return end < 0 ? `${rest}\n${block}` : `${rest.slice(0, end + 1)}${block}${rest.slice(end + 1)}`;
}

/** The script without the block; `undefined` where nothing but the first line would be left. */
export function removeFromScript(before: string): string | undefined {
  const after = cut(before);
  return after === before || after.replace(/^#!.*/, '').trim() !== '' ? after : undefined;
}

function cut(text: string): string {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END, from);
  return from < 0 || to < 0 ? text : text.slice(0, from) + text.slice(to + END.length).replace(/^\r?\n/, '');
}
