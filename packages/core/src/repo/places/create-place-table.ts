import type { Place } from '#types/place';

/** A place without its number; what is left out is absent. */
export type PlaceFields = Pick<Place, 'kind'> & Partial<Omit<Place, 'id' | 'kind'>>;

/** Interns places: equal fields, one row. */
export interface PlaceTable {
  readonly places: readonly Place[];
  /** Returns the row of the place. */
  readonly add: (fields: PlaceFields) => number;
}

export function createPlaceTable(): PlaceTable {
  const places: Place[] = [];
  const rows = new Map<string, number>();
  return {
    places,
    add: ({ kind, layer = -1, domain, provider, providerEntry = false, test = false }) => {
      // NUL cannot stand in a path, so the parts cannot run into each other.
      const key = `${kind}\0${String(layer)}\0${domain ?? ''}\0${provider ?? ''}\0${String(providerEntry)}\0${String(test)}`;
      const known = rows.get(key);
      if (known !== undefined) return known;
      const id = places.length;
      places.push({ id, kind, layer, domain, provider, providerEntry, test });
      rows.set(key, id);
      return id;
    },
  };
}
