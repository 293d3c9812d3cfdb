import type { Graph } from '#types/graph';
import { baseNameOf, folderOf } from '#types/module-path';
import type { Workbench } from './workbench';

/** Manifests and configurations of tools: they name files by paths that no extractor follows. */
const SETTINGS = /\.(?:jsonc?|json5|ya?ml|toml)$|\.config\.[cm]?[jt]s$/;
const LOCKS = /(?:^|[-.])lock[-.]|[-.]lock$/;

interface Settings {
  readonly folder: string;
  readonly text: string;
}

const known = new WeakMap<Graph, readonly Settings[]>();

/** Whether a package.json or a tool's configuration above a file names it: as an entry of the package, a set-up of tests, a target. */
export function isNamedInSettings({ evidence: { graph } }: Workbench, file: number): boolean {
  let settings = known.get(graph);
  if (settings === undefined) known.set(graph, (settings = readSettings(graph)));
  const path = graph.files.paths[file] as string;
  return settings.some(({ folder, text }) => {
    if (folder !== '' && !path.startsWith(`${folder}/`)) return false;
    const bare = path.slice(folder === '' ? 0 : folder.length + 1).replace(/\.[^./]*$/, '');
    return mentions(text, bare);
  });
}

/** Whether a path stands in a text, with an extension or without, and not as a part of a longer one. */
function mentions(text: string, bare: string): boolean {
  for (let at = text.indexOf(bare); at >= 0; at = text.indexOf(bare, at + 1)) {
    const isBegun = at === 0 || /["'`\s/]/.test(text.charAt(at - 1));
    if (isBegun && /^(?:\.[\w.]+)?(?:["'`\s]|$)/.test(text.slice(at + bare.length, at + bare.length + 16))) return true;
  }
  return false;
}

function readSettings(graph: Graph): readonly Settings[] {
  const { paths, place } = graph.files;
  return paths.flatMap((path, row): readonly Settings[] => {
    const isSettings = SETTINGS.test(path) && !LOCKS.test(baseNameOf(path));
    if (!isSettings || graph.places[place[row] as number]?.kind !== 'outside') return [];
    return [{ folder: folderOf(path), text: graph.textOf?.(row) ?? '' }];
  });
}
