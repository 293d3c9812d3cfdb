/** What is about to be written. */
export interface Intent {
  /** In the writer's own words. */
  readonly text: string;
  /** Names that it will export. */
  readonly exports: readonly string[];
}

/** A place for it. */
export interface RankedPlace {
  readonly domain: string | undefined;
  readonly layer: string;
  /** `billing/service` */
  readonly name: string;
  /** Where a new file would lie. */
  readonly path: string;
  readonly score: number;
  /** Sentences. */
  readonly because: readonly string[];
  /** Files there that speak of the same. */
  readonly like: readonly string[];
  readonly mayImport: string | undefined;
}

export interface Ranking {
  /** Packages, builtins and globals that the words name. */
  readonly needs: readonly string[];
  readonly places: readonly RankedPlace[];
}
