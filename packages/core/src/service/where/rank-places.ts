import { FILE_FLAG, type Graph, TARGET } from '#types/graph';
import { baseNameOf, folderOf } from '#types/module-path';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { Intent, RankedPlace, Ranking } from '#types/ranking';
import { createPackageLaw, type PackageLaw } from '../create-package-law';
import { describeAllowed } from '../describe-allowed';
import { describePlace } from '../describe-place';
import { isWithin } from '../is-within';
import { createMatrix } from '../matrix';
import { LAYER_WORDS } from './layer-words';
import { splitWords } from './split-words';

interface Candidate {
  readonly place: Place;
  readonly files: readonly number[];
}

const LIKE = 3;
const WEIGHT = { domain: 4, layer: 3, kind: 3, folder: 2, around: 1.5, file: 1, need: 4 };

/** Ranks the places that hold files by the words of an intent, the names of what lies there, and what the intent needs. Deterministic. */
export function rankPlaces(policy: Policy, graph: Graph, intent: Intent, most: number): Ranking {
  const words = [...new Set([...splitWords(intent.text), ...intent.exports.flatMap(splitWords)])];
  const matrix = createMatrix(policy);
  const packages = createPackageLaw(policy);
  const candidates = listCandidates(graph);
  const needs = findNeeds(policy, graph, intent.text);
  const weightOf = weighWords(graph, words);
  const around = listDomainWords(graph);
  const places = candidates
    .filter(({ place }) => needs.every((need) => mayUse(policy, packages, place, need)))
    .map((candidate) => rank(policy, graph, candidate, { words, needs, weightOf, around, intent }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ place, ...ranked }) => ({ ...ranked, mayImport: describeAllowed(policy, matrix, place) }));
  return { needs, places };
}

function listCandidates({ files, places }: Graph): readonly Candidate[] {
  const table = new Map<number, number[]>();
  for (let row = 0; row < files.count; row++) {
    const id = files.place[row] as number;
    const place = places[id];
    const isModule = ((files.flags[row] as number) & FILE_FLAG.module) !== 0;
    if (place?.kind !== 'layer' || place.test || place.providerEntry || !isModule) continue;
    const group = table.get(id);
    if (group === undefined) table.set(id, [row]);
    else group.push(row);
  }
  return [...table].map(([id, rows]) => ({ place: places[id] as Place, files: rows }));
}

/** Names of packages, builtins and globals that stand in the text as they are written in code. */
function findNeeds(policy: Policy, { dependencies, strings }: Graph, text: string): readonly string[] {
  const said = new Set(text.split(/[\s,;()"'`]+/).map((word) => word.replace(/[.:]$/, '')));
  const known = new Set([...policy.packages, ...policy.builtins, ...policy.globals].map(({ name }) => name));
  for (let row = 0; row < dependencies.count; row++) {
    if (dependencies.kind[row] === TARGET.package) known.add(strings[dependencies.to[row] as number] as string);
  }
  return [...known].filter((name) => said.has(name)).sort();
}

function mayUse(policy: Policy, packages: PackageLaw, place: Place, need: string): boolean {
  const global = policy.globals.find(({ name }) => name === need);
  if (global !== undefined) return isWithin(policy, place, global.onlyIn);
  const isBuiltin = policy.builtins.some(({ name }) => name === need);
  return packages.findMisuses(place, isBuiltin ? 'builtin' : 'package', need.replace(/^node:/, ''), need).length === 0;
}

function listDomainWords({ files, places }: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Map<string, Set<string>>();
  for (let row = 0; row < files.count; row++) {
    const domain = places[files.place[row] as number]?.domain;
    if (domain === undefined) continue;
    let words = table.get(domain);
    if (words === undefined) table.set(domain, (words = new Set<string>()));
    for (const word of splitWords(baseNameOf(files.paths[row] as string))) words.add(word);
  }
  return table;
}

/** A word that stands in every other path tells little. */
function weighWords({ files }: Graph, words: readonly string[]): (word: string) => number {
  const counts = new Map(words.map((word) => [word, 0]));
  for (const path of files.paths) {
    for (const word of splitWords(path)) {
      const count = counts.get(word);
      if (count !== undefined) counts.set(word, count + 1);
    }
  }
  return (word) => Math.log2(2 + files.count / (1 + (counts.get(word) ?? 0)));
}

function rank(
  policy: Policy,
  graph: Graph,
  { place, files }: Candidate,
  asked: {
    readonly words: readonly string[];
    readonly needs: readonly string[];
    readonly weightOf: (word: string) => number;
    /** Domain → the words in the names of its files. */
    readonly around: ReadonlyMap<string, ReadonlySet<string>>;
    readonly intent: Intent;
  },
): Omit<RankedPlace, 'mayImport'> & { readonly place: Place } {
  const layer = policy.layers[place.layer]?.id ?? '';
  const because: string[] = [];
  let score = 0;
  const match = (against: readonly string[], weight: number, describe: (found: readonly string[]) => string): void => {
    const found = asked.words.filter((word) => against.includes(word));
    if (found.length === 0) return;
    score += found.reduce((sum, word) => sum + weight * asked.weightOf(word), 0);
    because.push(describe(found));
  };
  match(
    splitWords(place.domain ?? place.provider ?? ''),
    WEIGHT.domain,
    () => `It is about ${place.domain ?? place.provider ?? ''}.`,
  );
  match(splitWords(layer), WEIGHT.layer, () => `It says ${layer}.`);
  match(LAYER_WORDS[layer] ?? [], WEIGHT.kind, (found) => `What is called ${found.join(', ')} lies in ${layer}.`);
  const spoken = asked.around.get(place.domain ?? '');
  match([...(spoken ?? [])], WEIGHT.around, (found) => `Files of ${place.domain ?? ''} speak of ${found.join(', ')}.`);
  const hits = files
    .map((file) => {
      const path = graph.files.paths[file] as string;
      const own = splitWords(baseNameOf(path));
      const above = splitWords(folderOf(path));
      const count = (list: readonly string[], weight: number): number =>
        asked.words.filter((word) => list.includes(word)).reduce((sum, word) => sum + weight * asked.weightOf(word), 0);
      return { path, own: count(own, WEIGHT.file), above: count(above, WEIGHT.folder) };
    })
    .sort((a, b) => b.own - a.own || b.above - a.above || (a.path < b.path ? -1 : 1));
  const like = hits.filter(({ own }) => own > 0).slice(0, LIKE);
  if (like.length > 0) {
    score += like.reduce((sum, { own }) => sum + own, 0);
    because.push(`${like.map(({ path }) => path).join(', ')} ${like.length === 1 ? 'speaks' : 'speak'} of the same.`);
  }
  for (const need of asked.needs) {
    const users = files.filter((file) => usesPackage(graph, file, need)).length;
    score += users > 0 ? WEIGHT.need * Math.log2(2 + users) : 1;
    because.push(users > 0 ? `${String(users)} of its files use ${need} already.` : `It may use ${need}.`);
  }
  const best = hits[0]?.path ?? '';
  return {
    place,
    domain: place.domain,
    layer,
    name: describePlace(policy, place),
    path: toPath(best, asked.intent),
    score: Math.round(score * 100) / 100,
    because,
    like: like.map(({ path }) => path),
  };
}

function usesPackage({ dependencies, strings }: Graph, file: number, name: string): boolean {
  for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
    const isPackage = dependencies.kind[row] === TARGET.package || dependencies.kind[row] === TARGET.builtin;
    if (isPackage && strings[dependencies.to[row] as number] === name.replace(/^node:/, '')) return true;
  }
  return false;
}

/** A new file beside one that is there, named after the first export in the same style; else its folder. */
function toPath(neighbour: string, { exports }: Intent): string {
  const folder = folderOf(neighbour);
  const [name] = exports;
  if (name === undefined) return `${folder}/`;
  const base = baseNameOf(neighbour);
  const kebab = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return `${folder}/${/[A-Z]/.test(base) ? name : kebab}${base.slice(base.lastIndexOf('.'))}`;
}
