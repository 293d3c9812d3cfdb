import { defineRule, findCycles, findWiringLayers, type Step, toDomainDigraph, toList } from '@storypole/core';

export default defineRule({
  id: 'domain-cycle',
  scope: 'graph',
  sees: 'graph',
  summary: 'No domain and no provider needs itself, through whatever others.',
  catches: ['domain-cycle'],
  messages: {
    cycle: {
      what: '{{names}} need each other: {{path}}.',
      why: 'Domains that need each other are one domain in two folders: neither can be changed, tested or moved alone.',
    },
  },
  options: {
    checkTypes: {
      type: 'boolean',
      default: true,
      description: 'Count dependencies on types, too.',
    },
  },
  check: (context) => {
    const { graph, policy, options } = context;
    const { files, dependencies } = graph;
    const digraph = toDomainDigraph(graph, options['checkTypes'] === true);
    const fileOf = (edge: number): string => files.paths[dependencies.from[digraph.rows[edge] ?? -1] ?? -1] ?? '';
    const targetOf = (edge: number): string => files.paths[dependencies.to[digraph.rows[edge] ?? -1] ?? -1] ?? '';
    const describe = (step: Step): string => {
      const { line } = context.locate(digraph.rows[step.edge] ?? -1);
      const others = step.count === 1 ? '' : ` (one of ${String(step.count)} imports)`;
      return `${fileOf(step.edge)}:${String(line)} imports ${targetOf(step.edge)}${others}`;
    };
    const cycles = findCycles(
      digraph,
      (node) => digraph.names[node] ?? '',
      policy.exceptions.length === 0 ? undefined : (edge) => context.accepts(fileOf(edge), targetOf(edge)),
    );
    return cycles.map(({ members, path, cut, steps }) => {
      const names = members.map((node) => digraph.names[node] ?? '');
      const least = cut.map(({ from, to, count }) => {
        const imports = count === 1 ? 'one import' : `${String(count)} imports`;
        return `${digraph.names[from] ?? ''} needs ${digraph.names[to] ?? ''} (${imports})`;
      });
      const wiring = findWiringLayers(policy)
        .map((layer) => `let \`${layer}\` join the two, or `)
        .join('');
      return {
        message: 'cycle' as const,
        file: fileOf(path[0]?.edge ?? -1),
        key: names.join(),
        listSteps: () =>
          steps.map(({ from, to, count }) => ({ from: digraph.names[from] ?? '', to: digraph.names[to] ?? '', count })),
        names,
        chain: path.flatMap((step) => [fileOf(step.edge), targetOf(step.edge)]),
        data: { names: toList(names), path: path.map(describe).join('; ') },
        help: `Cut where it is thinnest, where ${toList(least)}: ${wiring}hand over what is needed as an argument.`,
      };
    });
  },
});
