import { findEntries, type Place } from '@storypole/core';
import type { Area, Domain, Layer, Provider } from '#types/area';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { SourceFile } from '#types/source-file';
import { UsageError } from '#types/usage-error';
import { createLookup } from './create-lookup';
import { elementsOf } from './elements-of';
import { show } from './show';
import { suggestName } from './suggest-name';

/** The parts of a policy, by name. */
export interface Areas {
  /** Sorted by name. Throws where there is none: `test.for([])` would be silently green. */
  readonly domains: () => readonly Domain[];
  readonly domain: (name: string) => Domain;
  /** `service`: in every domain; `billing/service`: in one. */
  readonly layer: (name: string) => Layer;
  readonly layers: () => readonly Layer[];
  readonly provider: (name: string) => Provider;
  readonly providers: () => readonly Provider[];
}

export function createAreas(model: Model): Areas {
  const { graph, policy } = model;
  const names = { domain: new Set<string>(), provider: new Set<string>() };
  for (const file of [...createLookup(graph).production, ...createLookup(graph).tests]) {
    const { domain, provider } = placeOf(model, file);
    if (domain !== undefined) names.domain.add(domain);
    if (provider !== undefined) names.provider.add(provider);
  }
  const layerIds = policy.layers.map(({ id }) => id);

  const layer = (name: string): Layer => {
    const slash = name.lastIndexOf('/');
    const id = name.slice(slash + 1);
    const index = layerIds.indexOf(id);
    if (index < 0) throw unknown('layer', id, layerIds);
    const domain = slash < 0 ? undefined : requireName('domain', name.slice(0, slash), names.domain);
    const isIn = (place: Place): boolean =>
      place.kind === 'layer' && place.layer === index && (domain === undefined || place.domain === domain);
    return toArea(model, 'layer', name, isIn, {});
  };
  const domain = (name: string): Domain => {
    requireName('domain', name, names.domain);
    return toArea(model, 'domain', name, (place) => place.domain === name, {
      uses: policy.domains.uses[name] ?? [],
      layer: (id: string) => layer(`${name}/${id}`),
      get entry() {
        return listEntries(model, 'domain', name);
      },
    });
  };
  const provider = (name: string): Provider => {
    requireName('provider', name, names.provider);
    return toArea(model, 'provider', name, (place) => place.provider === name, {
      get entry() {
        return listEntries(model, 'provider', name);
      },
    });
  };
  return {
    domain,
    layer,
    provider,
    domains: () => {
      if (names.domain.size === 0) {
        throw new UsageError(
          'The policy finds no domain, and a test for each of none would be silently green.',
          `Set \`domains.pattern\` in ${policy.source ?? 'a config'} to where the domains lie.`,
        );
      }
      return [...names.domain].sort().map(domain);
    },
    layers: () => layerIds.map(layer),
    providers: () => [...names.provider].sort().map(provider),
  };
}

function toArea<K extends Area['kind'], H extends object>(
  model: Model,
  kind: K,
  name: string,
  isIn: (place: Place) => boolean,
  more: H,
): Area & { readonly kind: K } & H {
  const { production, tests } = createLookup(model.graph);
  const { fileAt } = elementsOf(model);
  const select = (rows: readonly number[], title: string): Selection<SourceFile> =>
    Selection.under(title, rows.filter((row) => isIn(placeOf(model, row))).map(fileAt));
  let files: Selection<SourceFile> | undefined;
  const hidden = {
    model,
    get files() {
      return (files ??= select(production, `files in ${kind} \`${name}\``));
    },
    get tests() {
      return select(tests, `tests in ${kind} \`${name}\``);
    },
    planned: (why: string) => select(production, `files in ${kind} \`${name}\``).planned(why),
  };
  Object.defineProperties(hidden, Object.getOwnPropertyDescriptors(more));
  return show({ kind, name }, hidden as typeof hidden & H);
}

function listEntries(model: Model, kind: 'domain' | 'provider', name: string): Selection<SourceFile> {
  const { graph } = model;
  const { rowOf } = createLookup(graph);
  const place = graph.places.find((candidate) => candidate[kind] === name && !candidate.test);
  const rows = place === undefined ? [] : findEntries(graph, place).map((path) => rowOf.get(path) ?? -1);
  return Selection.under(`the entry of ${kind} \`${name}\``, rows.map(elementsOf(model).fileAt));
}

function placeOf({ graph }: Model, file: number): Place {
  return graph.places[graph.files.place[file] as number] as Place;
}

function requireName(noun: string, name: string, known: ReadonlySet<string>): string {
  if (!known.has(name)) throw unknown(noun, name, [...known].sort());
  return name;
}

function unknown(noun: string, name: string, known: readonly string[]): UsageError {
  return new UsageError(`There is no ${noun} \`${name}\`.`, suggestName(name, known));
}
