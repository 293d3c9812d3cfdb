/** Characters that would move the cursor, change colours or turn the direction of writing, where only text belongs. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text from the repository, made safe for a terminal: one line, no control characters. Tabs stay. Keeps its length. */
export function cleanText(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (character === '\n' ? ' ' : '\ufffd'));
}
