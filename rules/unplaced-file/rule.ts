import { defineRule, FILE_FLAG, findNearestLayer } from '@storypole/core';

export default defineRule({
  id: 'unplaced-file',
  scope: 'file',
  sees: 'place',
  summary: 'Every module lies in exactly one place.',
  catches: ['loose-file', 'contested-file'],
  messages: {
    nowhere: {
      what: '{{from}} lies in no layer.',
      why: 'A file in no layer may import anything, and nobody notices.',
    },
    adrift: {
      what: '{{from}} lies in the domain {{fromDomain}}, but in none of its layers, and is not its entry.',
      why: 'A file in no layer may import anything, and nobody notices.',
    },
    contested: {
      what: '{{from}} lies in {{count}} layers at once: {{rivals}}.',
      why: 'A file in two layers is judged by one of them, and nobody knows which.',
    },
  },
  suspects: (place, flags) => {
    if ((flags & FILE_FLAG.contested) !== 0) return true;
    if (place.kind !== 'loose' || (flags & FILE_FLAG.module) === 0) return false;
    return (flags & FILE_FLAG.declaration) === 0 && !place.test;
  },
  check: (file, { graph, policy }) => {
    if ((file.flags & FILE_FLAG.contested) !== 0) {
      const rivals = graph.files.rivals.get(file.row) ?? [];
      return {
        message: 'contested',
        data: { count: rivals.length, rivals: rivals.map((layer) => `\`${layer}\``).join(', ') },
        help: 'Narrow the `files` of all these layers but one.',
      };
    }
    const nearest = findNearestLayer(policy, graph, file.path);
    return {
      message: file.place.domain === undefined ? 'nowhere' : 'adrift',
      help:
        nearest === undefined
          ? 'Move it into a layer, or add a layer that holds it.'
          : `Move it into a layer, such as \`${nearest.id}\` (${nearest.files[0] ?? ''}), or add a layer that holds it.`,
    };
  },
});
