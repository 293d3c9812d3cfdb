// Shows how often `storypole where` finds the place that people chose: hides one file of a project at a time, asks for a place by the
// name of the file, by what it exports, and by both, and looks at which rank the place of the file stands.
//
//   node oracles/where/run.mjs [--files N] PROJECT…
import { posix, resolve } from 'node:path';
import { createNodeProviders, openProject, rankPlaces } from '@storypole/core';
import { rules } from '@storypole/rules';

const args = process.argv.slice(2);
const most = Number(args[args.indexOf('--files') + 1]) || 300;
const roots = args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--files');
const asks = {
  'by its name': ({ name }) => ({ text: name, exports: [] }),
  'by its exports': ({ exports }) => ({ text: '', exports }),
  'by both': ({ name, exports }) => ({ text: name, exports }),
};

for (const root of roots) {
  const cwd = resolve(root).replaceAll('\\', '/');
  const { policy, graph } = openProject({ cwd, configCode: true }, createNodeProviders({}), rules);
  const files = listFiles(graph);
  const counts = new Map();
  for (const { place } of files) counts.set(place, (counts.get(place) ?? 0) + 1);
  const sample = spread(files, most);
  const largest = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
  const guessed = sample.filter(({ place }) => place === largest).length;
  console.log(`\n## ${posix.basename(cwd)}: ${sample.length} of ${files.length} files, ${counts.size} places\n`);
  console.log(`the largest place alone would be right in ${percent(guessed, sample.length)}\n`);
  console.log('| asked | first | among the first three | among the first five |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const [words, toIntent] of Object.entries(asks)) {
    const ranks = sample.map((file) => findRank(policy, hide(graph, file.row), file, toIntent(file)));
    const upTo = (rank) => percent(ranks.filter((own) => own <= rank).length, sample.length);
    console.log(`| ${words} | ${upTo(1)} | ${upTo(3)} | ${upTo(5)} |`);
  }
}

/** Files of layers that export something by name. */
function listFiles(graph) {
  return graph.files.paths.flatMap((path, row) => {
    const place = graph.places[graph.files.place[row]];
    if (place.kind !== 'layer' || place.test || place.providerEntry || /(?:^|\/)index\.|\.d\.[cm]?ts$/.test(path))
      return [];
    const names = graph.namesOf(row)?.exports.map(({ exported }) => exported) ?? [];
    const exports = names.filter((name) => name !== 'default' && name !== '*').slice(0, 5);
    const name = posix.basename(path).replace(/\.\w+$/, '');
    return exports.length === 0 ? [] : [{ row, place: place.id, name, exports }];
  });
}

/** The graph as if a file had not been written yet: nothing lies there, and no path names it. */
function hide(graph, row) {
  const outside = graph.places.find(({ kind }) => kind === 'outside').id;
  return {
    ...graph,
    files: {
      ...graph.files,
      paths: graph.files.paths.with(row, ''),
      place: graph.files.place.with(row, outside),
    },
  };
}

function findRank(policy, graph, { place }, intent) {
  const wanted = graph.places[place];
  const { places } = rankPlaces(policy, graph, intent, 5);
  const at = places.findIndex(
    ({ layer, domain }) => layer === policy.layers[wanted.layer]?.id && domain === wanted.domain,
  );
  return at < 0 ? Infinity : at + 1;
}

function percent(part, whole) {
  return `${Math.round((100 * part) / Math.max(whole, 1))} %`;
}

/** Some of a list, evenly. */
function spread(list, most) {
  const step = Math.max(1, list.length / most);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
