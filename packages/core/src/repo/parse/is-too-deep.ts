/** How deep brackets may nest, and how many `<` may stand open: the parser descends by recursion, and ends the process where it cannot. */
const DEPTH_LIMIT = 1500;
const ANGLE_LIMIT = 200;

const [TAB, SPACE] = [0x09, 0x20];

/**
 * Whether a source nests deeper than a parser may be trusted with. Brackets in strings and comments are counted too: no source
 * that a person wrote comes near the limits.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let angles = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7d || unit === SPACE || unit === TAB) continue;
    switch (unit) {
      case 0x28: // (
      case 0x5b: // [
        depth++;
        break;
      case 0x7b: // {
        depth++;
        angles = 0;
        break;
      case 0x29: // )
      case 0x5d: // ]
        if (depth > 0) depth--;
        break;
      case 0x7d: // }
        if (depth > 0) depth--;
        angles = 0;
        break;
      case 0x3b: // ;
        angles = 0;
        break;
      case 0x3c: // <
        angles++;
        break;
      case 0x3e: // >
        if (angles > 0) angles--;
        break;
      default:
    }
    if (depth > DEPTH_LIMIT || angles > ANGLE_LIMIT) return true;
  }
  return false;
}
