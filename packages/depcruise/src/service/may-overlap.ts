import { splitGlob } from './split-glob';
import { translateSegment } from './translate-segment';

/** Whether a file may match both of two globs. Says yes where it cannot tell. Placeholders stand for one segment. */
export function mayOverlap(left: string, right: string): boolean {
  return overlap(toSegments(left), toSegments(right));
}

function toSegments(glob: string): readonly string[] {
  return splitGlob(glob.replaceAll(/\{(?:domain|provider)\}/g, '*'));
}

function overlap(left: readonly string[], right: readonly string[]): boolean {
  const [a, ...restOfLeft] = left;
  const [b, ...restOfRight] = right;
  if (a === undefined || b === undefined) return a === b;
  if (a === '**') return restOfLeft.length === 0 || overlap(restOfLeft, right) || overlap(left, restOfRight);
  if (b === '**') return overlap(right, left);
  return overlapSegments(a, b) && overlap(restOfLeft, restOfRight);
}

function overlapSegments(left: string, right: string): boolean {
  const others = expandBraces(right);
  return expandBraces(left).some((a) => others.some((b) => overlapPlain(a, b)));
}

/** `{a,b}.ts` → `a.ts`, `b.ts` */
function expandBraces(segment: string): readonly string[] {
  const {
    before = '',
    inner,
    after = '',
  } = /^(?<before>[^{]*)\{(?<inner>[^{}]*,[^{}]*)\}(?<after>.*)$/.exec(segment)?.groups ?? {};
  if (inner === undefined) return [segment];
  return inner.split(',').flatMap((part) => expandBraces(before + part + after));
}

function overlapPlain(a: string, b: string): boolean {
  if (!isMagic(a)) return isMagic(b) ? overlapPlain(b, a) : a === b;
  if (!isMagic(b)) {
    const regex = translateSegment(a);
    return regex === undefined || new RegExp(`^${regex}$`).test(b);
  }
  const [beginA = '', beginB = ''] = [a, b].map((segment) => /^[^*?[{(!@+]*/.exec(segment)?.[0]);
  const [endA = '', endB = ''] = [a, b].map((segment) => /[^*?\]})]*$/.exec(segment)?.[0]);
  return (beginA.startsWith(beginB) || beginB.startsWith(beginA)) && (endA.endsWith(endB) || endB.endsWith(endA));
}

function isMagic(segment: string): boolean {
  return /[*?[{(]/.test(segment);
}
