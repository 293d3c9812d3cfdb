import type { Layer } from '#types/policy';
import { formatNames, type Problem } from './problem';
import { findNearest } from './find-nearest';

/** The problem of a name that no layer has. */
export function toUnknownLayer(name: string, key: string, layers: readonly Layer[]): Problem {
  const ids = layers.map((layer) => layer.id);
  const nearest = findNearest(name, ids);
  const all = ids.length === 0 ? 'There are none; write them under `layers`.' : `Known are ${formatNames(ids, 'and')}.`;
  return {
    code: 'config/unknown-layer',
    key,
    what: `\`${name}\` in \`${key}\` is no layer.`,
    mend: nearest === undefined ? `Write the name of a layer. ${all}` : `Did you mean \`${nearest}\`? ${all}`,
  };
}
