import type { Layer } from '#types/policy';
import { findFolders } from './build-layers';
import type { ReportIn } from './problem';
import { findNearest } from './find-nearest';
import { joinKey } from './key-path';
import type { PartialConfig } from './merge-configs';
import type { Preset } from './presets/preset';

/** Checks that every layer lies somewhere, by placeholders that have a meaning, and that no two claim the same files. */
export function checkLayers(preset: Preset, merged: PartialConfig, layers: readonly Layer[], report: ReportIn): void {
  checkPlaceholders(preset, merged, report);
  checkAddedLayers(preset, merged, report);
  checkMovedLayers(preset, merged, layers, report);
  checkClaims(merged, layers, report);
}

function checkPlaceholders(preset: Preset, merged: PartialConfig, report: ReportIn): void {
  const folders = findFolders(preset, merged);
  const lists = [...merged.layers.values()].flatMap(({ files }) => (files === undefined ? [] : [files]));
  const globs = lists.flatMap(({ value, source, key }) =>
    value.map((glob: string | undefined, index) => ({ glob, source, key: joinKey(key, index) })),
  );
  for (const { glob, source, key } of globs) {
    const kind = glob?.includes('{domain}') ? 'domain' : glob?.includes('{provider}') ? 'provider' : undefined;
    if (kind === undefined || folders[`${kind}s`].length > 0) continue;
    report(source, {
      code: 'config/misplaced-placeholder',
      key,
      what: `\`${glob as string}\` in \`${key}\` holds \`{${kind}}\`, and the policy knows no ${kind}s.`,
      mend: `Write \`${kind}s.pattern\`, or \`*\` for \`{${kind}}\`.`,
    });
  }
}

function checkAddedLayers(preset: Preset, merged: PartialConfig, report: ReportIn): void {
  const known = preset.layers.map((layer) => layer.id);
  for (const [id, { named, files }] of merged.layers) {
    if (known.includes(id) || files !== undefined || named.value.files !== undefined) continue;
    const nearest = findNearest(id, known);
    report(named.source, {
      code: 'config/no-files',
      key: joinKey('layers', id),
      what: `\`${id}\` has no \`files\`, and the preset \`${preset.name}\` has no layer of that name.`,
      mend: nearest === undefined ? 'Write its `files`.' : `Did you mean \`${nearest}\`? Else write its \`files\`.`,
    });
  }
}

/** Layers of the preset that lie nowhere, because the config moved the folders by which they are found. */
function checkMovedLayers(preset: Preset, merged: PartialConfig, layers: readonly Layer[], report: ReportIn): void {
  const pattern = merged.domainPattern ?? merged.providerPattern;
  if (pattern === undefined) return;
  for (const { id, files } of layers) {
    if (files.length > 0 || !preset.layers.some((layer) => layer.id === id)) continue;
    report(pattern.source, {
      code: 'config/no-files',
      key: pattern.key,
      what: `\`${pattern.key}\` leaves the layer \`${id}\` of the preset \`${preset.name}\` without files.`,
      mend: `Add a folder for it, or write \`layers.${id}.files\`.`,
    });
  }
}

/** Layers that claim the same files can be told by their globs where these are equal. */
function checkClaims(merged: PartialConfig, layers: readonly Layer[], report: ReportIn): void {
  const claims = new Map<string, string>();
  // Layers of the preset claim first, so that the config is told what it added.
  for (const { id, files, own } of [...layers].sort((a, b) => Number(a.own) - Number(b.own))) {
    for (const glob of files.filter((one) => !one.startsWith('!'))) {
      const other = claims.get(glob);
      const written = merged.layers.get(id)?.files;
      if (other === undefined) claims.set(glob, id);
      else if (own && written !== undefined) {
        report(written.source, {
          code: 'config/duplicate',
          key: written.key,
          what: `\`${glob}\` lies in \`${other}\` and in \`${id}\`.`,
          mend: 'Give each file to one layer.',
        });
      }
    }
  }
}
