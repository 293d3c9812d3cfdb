/** Colours as functions, so that a format never asks whether there are any. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const same = (text: string): string => text;

/** No colours. */
export const plainPalette: Palette = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same };
