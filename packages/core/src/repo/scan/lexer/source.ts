/** The part of the memory that is being read, and as what. */
export let sourceStart = 0;
export let sourceEnd = 0;
/** `.d.ts`: there are no expressions. */
export let isDeclaration = false;
/** Types may occur. */
export let isTyped = false;
/** `<` may begin an element. */
export let hasElements = false;

/** The numbers of languages, as positions in `LANGUAGES`. */
const TSX = 1;
const DTS = 2;
const JS = 3;

export function openSource(start: number, end: number, language: number): void {
  sourceStart = start;
  sourceEnd = end;
  isDeclaration = language === DTS;
  isTyped = language !== JS;
  hasElements = language === TSX || language === JS;
}
