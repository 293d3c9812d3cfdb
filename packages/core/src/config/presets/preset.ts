import type { Reach } from '#types/policy';
import type { PresetName } from './preset-names';

/**
 * An architecture as data.
 *
 * In `files`, `<domain>` stands for the folder of a domain and `<provider>` for that of a provider, as `domains.pattern` and
 * `providers.pattern` say; where there are no domains, `<domain>` is `base`.
 */
export interface Preset {
  readonly name: PresetName;
  /** One sentence for the page and `init`. */
  readonly summary: string;
  /** Where the code lies. */
  readonly base: string;
  readonly domains: {
    readonly patterns: readonly string[];
    readonly entry: readonly string[];
    readonly identity: 'name' | 'path';
  };
  readonly providers: { readonly patterns: readonly string[]; readonly entry: readonly string[] };
  /** Ordered from the earliest to the latest. */
  readonly layers: readonly PresetLayer[];
  /** The layer that joins all others: it stands last and may import every layer, added ones included, as far as `reach`. */
  readonly wiring: { readonly id: string; readonly reach: 'any' | 'everywhere' } | undefined;
  /** Why cells are closed; the first that names a cell counts. */
  readonly reasons: readonly Reason[];
}

export interface PresetLayer {
  readonly id: string;
  readonly files: readonly string[];
  /** Layers that it may import, and how far; whatever is missing is closed. */
  readonly may: Readonly<Record<string, Reach>>;
}

/** A family of closed cells. Left out, `from` or `to` stands for every layer. */
export interface Reason {
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  /** A sentence. */
  readonly why: string;
}

/** Opens `ids`, separated by spaces, up to `reach`. */
export function open(ids: string, reach: Reach = 'listed'): Readonly<Record<string, Reach>> {
  return Object.fromEntries(ids.split(' ').map((id) => [id, reach]));
}
