const ESCAPE = /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([0-7]{1,3})|(\r\n|[^]))/g;
const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
  '\r': '',
  '\r\n': '',
  '\u2028': '',
  '\u2029': '',
};
const LAST_CODE_POINT = 0x10ffff;

/** What the program sees of a string or template whose text, without quotes, is `raw`. */
export function decodeSpecifier(raw: string, isTemplate: boolean): string {
  const text = isTemplate ? raw.replaceAll(/\r\n?/g, '\n') : raw;
  return text.replaceAll(
    ESCAPE,
    (all, point?: string, unit?: string, byte?: string, octal?: string, character?: string) => {
      const hexadecimal = point ?? unit ?? byte;
      if (hexadecimal !== undefined) {
        const code = Number.parseInt(hexadecimal, 16);
        return code > LAST_CODE_POINT ? all : String.fromCodePoint(code);
      }
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8) & 0xff);
      return SINGLE[character as string] ?? (character as string);
    },
  );
}
