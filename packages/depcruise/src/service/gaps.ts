import type { Gap } from '#types/gap';

export const GAPS: readonly Gap[] = [];
