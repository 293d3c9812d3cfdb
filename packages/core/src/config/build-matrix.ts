import type { Cell, CellEdit, Layer, Reach } from '#types/policy';
import type { Preset } from './presets/preset';

/** From the nearest to the farthest. */
const REACHES: readonly Reach[] = ['closed', 'same', 'listed', 'any', 'everywhere'];

/** The closed table: what the preset opens, changed by `allow` and `deny`. A cell never opens values farther than types. */
export function buildMatrix(
  preset: Preset,
  layers: readonly Layer[],
  allow: readonly CellEdit[],
  deny: readonly CellEdit[],
): readonly (readonly Cell[])[] {
  const matrix = layers.map((from) => layers.map((to) => buildCell(preset, from.id, to.id)));
  const indices = new Map(layers.map((layer, index) => [layer.id, index]));
  const edit = (edits: readonly CellEdit[], apply: (cell: Cell, edit: CellEdit) => Cell): void => {
    for (const one of edits) {
      const row = matrix[indices.get(one.from) as number] as Cell[];
      const column = indices.get(one.to) as number;
      row[column] = apply(row[column] as Cell, one);
    }
  };
  edit(allow, openCell);
  edit(deny, closeCell);
  return matrix;
}

/** The reach that remains when `reach` and all farther ones are closed. */
function reachBefore(reach: Reach): Reach {
  return REACHES[Math.max(REACHES.indexOf(reach) - 1, 0)] as Reach;
}

export function isFarther(left: Reach, right: Reach): boolean {
  return REACHES.indexOf(left) > REACHES.indexOf(right);
}

function buildCell(preset: Preset, from: string, to: string): Cell {
  const reach = findReach(preset, from, to);
  return { value: reach, type: reach, why: reach === 'closed' ? findReason(preset, from, to) : '' };
}

function findReach(preset: Preset, from: string, to: string): Reach {
  if (from === preset.wiring?.id) return preset.wiring.reach;
  const layer = preset.layers.find(({ id }) => id === from);
  if (layer === undefined) return from === to ? 'listed' : 'closed';
  return (Object.hasOwn(layer.may, to) ? layer.may[to] : undefined) ?? 'closed';
}

function findReason(preset: Preset, from: string, to: string): string {
  const isAdded = (id: string): boolean => !preset.layers.some((layer) => layer.id === id);
  if (preset.layers.length === 0) return `No \`allow\` lets \`${from}\` import \`${to}\`.`;
  if (isAdded(from))
    return `\`${from}\` is no layer of the preset: it may import only itself and what an \`allow\` opens.`;
  if (isAdded(to)) return `\`${to}\` is no layer of the preset: only a layer that an \`allow\` names may import it.`;
  const covers = (ids: readonly string[] | undefined, id: string): boolean => ids === undefined || ids.includes(id);
  return preset.reasons.find((reason) => covers(reason.from, from) && covers(reason.to, to))?.why ?? '';
}

function openCell(cell: Cell, { kind, domain, why }: CellEdit): Cell {
  const type = isFarther(domain, cell.type) ? domain : cell.type;
  // Where only types are opened, findings are about values, and the reason why those are closed still stands.
  if (kind === 'type') return { ...cell, type };
  return { value: isFarther(domain, cell.value) ? domain : cell.value, type, why };
}

function closeCell(cell: Cell, { kind, domain, why }: CellEdit): Cell {
  const rest = reachBefore(domain);
  const value = isFarther(cell.value, rest) ? rest : cell.value;
  const type = kind !== 'value' && isFarther(cell.type, rest) ? rest : cell.type;
  return { value, type, why };
}
