/**
 * A text as a regular expression. `$` becomes a class of its own, because dependency-cruiser replaces `$` and a digit by what
 * `from` captured, escaped or not.
 */
export function escapeRegex(text: string): string {
  return text.replaceAll(/[\\^.|()[\]{}+*?]/g, String.raw`\$&`).replaceAll('$', '[$]');
}
