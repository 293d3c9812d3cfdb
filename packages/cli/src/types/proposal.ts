/** A config that might fit a tree. */
export interface Proposal {
  readonly preset: string;
  /** Folders with `{domain}`; empty where the preset's own fit, or where there are no domains. */
  readonly domains: readonly string[];
  /** Layer → patterns, where the preset's own do not fit. */
  readonly layers: Readonly<Record<string, readonly string[]>>;
  /** Between 0 and 1: how much it says that a file is placed. A preset whose layers are whole folders places much and says little. */
  readonly weight: number;
}

/** A proposal held against the tree. */
export interface MeasuredProposal {
  readonly proposal: Proposal;
  /** Module files in a layer or an entry, and those inside `include`. */
  readonly placed: number;
  readonly included: number;
  readonly foundDomains: readonly string[];
  readonly foundLayers: readonly string[];
  /** Folders of which no file has a place, with the number of their files; the fullest first. */
  readonly unplaced: readonly { readonly folder: string; readonly files: number }[];
}
