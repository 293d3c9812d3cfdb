import type { Layer } from '#types/policy';
import { normalizeGlob } from './glob-format';
import type { PartialConfig } from './merge-configs';
import type { Preset } from './presets/preset';

/** The folders by which the templates of a preset are filled. */
export interface Folders {
  /** With `{domain}`. */
  readonly domains: readonly string[];
  /** With `{provider}`. */
  readonly providers: readonly string[];
}

export function findFolders(preset: Preset, merged: PartialConfig): Folders {
  return {
    domains: toGlobs(merged.domainPattern?.value) ?? preset.domains.patterns,
    providers: toGlobs(merged.providerPattern?.value) ?? preset.providers.patterns,
  };
}

/** The layers of the preset in their order, then those that the config adds, then the one that joins all. */
export function buildLayers(preset: Preset, merged: PartialConfig): readonly Layer[] {
  const folders = findFolders(preset, merged);
  const known = new Map(preset.layers.map((layer) => [layer.id, layer]));
  const added = [...merged.layers.keys()].filter((id) => !known.has(id));
  const wiring = preset.wiring?.id;
  const ids = [...known.keys()].filter((id) => id !== wiring).concat(added, wiring === undefined ? [] : [wiring]);
  return ids.map((id) => {
    const written = merged.layers.get(id);
    const template = known.get(id)?.files ?? [];
    return {
      id,
      files: toGlobs(written?.files?.value) ?? expandTemplates(template, id, preset, folders),
      packages: written?.packages?.value,
      strict: written?.strict?.value ?? false,
      own: written?.files !== undefined,
    };
  });
}

function expandTemplates(
  templates: readonly string[],
  id: string,
  preset: Preset,
  folders: Folders,
): readonly string[] {
  const domains = findDomainFolders(id, preset, folders);
  const expanded = templates.flatMap((template) => {
    if (template.startsWith('<domain>')) return domains.map((folder) => folder + template.slice('<domain>'.length));
    if (template.startsWith('<provider>'))
      return folders.providers.map((folder) => folder + template.slice('<provider>'.length));
    return [template];
  });
  return [...new Set(expanded)];
}

function findDomainFolders(id: string, preset: Preset, { domains }: Folders): readonly string[] {
  if (preset.domains.identity === 'path') return domains.filter((folder) => folder.split('/').includes(id));
  return domains.length === 0 ? [preset.base] : domains;
}

/** The layer whose files are told apart by provider. */
export function findProviderLayer(layers: readonly Layer[]): string | undefined {
  return layers.find((layer) => layer.files.some((glob) => glob.includes('{provider}')))?.id;
}

/** Without the items that a check has taken out. */
function toGlobs(globs: readonly (string | undefined)[] | undefined): readonly string[] | undefined {
  return globs?.filter((glob) => glob !== undefined).map(normalizeGlob);
}
