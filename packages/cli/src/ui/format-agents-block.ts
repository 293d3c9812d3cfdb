import type { Policy } from '@storypole/core';

export const BLOCK_BEGIN = '<!-- storypole: begin, written by `storypole generate agents` -->';
export const BLOCK_END = '<!-- storypole: end -->';

/** Agents read this at the start of every session: it is never longer. */
export const BLOCK_LINES = 15;

/** The block of AGENTS.md: the layers, what each may import, and the one command. */
export function formatAgentsBlock(policy: Policy): string {
  const head = [
    BLOCK_BEGIN,
    'The layers of this repository are checked. Before you edit a file: `storypole guard <path>`. Before you end: `storypole self-check`.',
    '',
    '| layer | may import |',
    '| ----- | ---------- |',
  ];
  const room = BLOCK_LINES - head.length - 1;
  const rows = policy.layers.map(({ id }, layer) => `| ${id} | ${describeAllowed(policy, layer)} |`);
  const shown = rows.length <= room ? rows : rows.slice(0, room - 1);
  const rest = rows.length - shown.length;
  const more = rest === 0 ? [] : [`| … | ${rest} more: \`storypole policy\` |`];
  return [...head, ...shown, ...more, BLOCK_END].join('\n');
}

function describeAllowed(policy: Policy, layer: number): string {
  const cells = policy.matrix[layer] ?? [];
  if (cells.every(({ value }) => value === 'everywhere')) return 'everything';
  const namesOf = (typeOnly: boolean): readonly string[] =>
    policy.layers.flatMap(({ id }, index) => {
      const { value, type } = cells[index] ?? { value: 'closed', type: 'closed' };
      const isOpen = typeOnly ? value === 'closed' && type !== 'closed' : value !== 'closed';
      return isOpen ? [id] : [];
    });
  const values = namesOf(false);
  const types = namesOf(true);
  const parts = [
    ...(values.length === 0 ? [] : [values.join(', ')]),
    ...(types.length === 0 ? [] : [`types of ${types.join(', ')}`]),
  ];
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}
