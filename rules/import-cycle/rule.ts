import {
  type Cycle,
  defineRule,
  findCycles,
  type GraphContext,
  type Step,
  toImportDigraph,
  toList,
} from '@storypole/core';

/** How many steps of the cut are named. */
const SHOWN = 5;

export default defineRule({
  id: 'import-cycle',
  scope: 'graph',
  sees: 'graph',
  summary: 'No file needs itself, through whatever others.',
  catches: ['file-cycle'],
  messages: {
    files: {
      what: '{{count}} files import each other in a cycle: {{path}}. {{cut}}',
      why: 'Which file of a cycle loads first depends on who asks first, so a name may still be undefined when it is used; and none of the files can be understood, tested or moved alone.',
    },
    itself: {
      what: '{{path}}.',
      why: 'A file that imports itself reads its own exports before they are there.',
    },
  },
  options: {
    dynamic: {
      type: 'boolean',
      default: true,
      description: 'Count `import()` and other requests that load a module later, too.',
    },
  },
  check: (context) => {
    const { graph, policy, options } = context;
    const pathOf = (file: number): string => graph.files.paths[file] ?? '';
    const accepts = (row: number, from: number): boolean =>
      context.accepts(pathOf(from), pathOf(graph.dependencies.to[row] ?? -1));
    const cycles = findCycles(
      toImportDigraph(graph, options['dynamic'] === true),
      pathOf,
      policy.exceptions.length === 0 ? undefined : accepts,
    );
    return cycles.map((cycle) => {
      const chain = [...cycle.path.map((step) => pathOf(step.from)), pathOf(cycle.path[0]?.from ?? -1)];
      return {
        message: cycle.members.length === 1 ? ('itself' as const) : ('files' as const),
        file: chain[0] ?? '',
        key: chain.join(),
        listSteps: () => cycle.steps.map(({ from, to, count }) => ({ from: pathOf(from), to: pathOf(to), count })),
        chain,
        data: {
          count: cycle.members.length,
          path: cycle.path.map((step) => describeStep(context, step, pathOf)).join(', '),
          cut: describeCut(cycle, pathOf),
        },
        help: 'Move what both sides need into a module of its own that imports neither, or hand it over as an argument.',
      };
    });
  },
});

function describeStep(context: GraphContext, step: Step, pathOf: (file: number) => string): string {
  return `${pathOf(step.from)}:${String(context.locate(step.edge).line)} imports ${pathOf(step.to)}`;
}

function describeCut({ cut }: Cycle, pathOf: (file: number) => string): string {
  const describe = ({ from, to, count }: Step): string =>
    `${count === 1 ? 'the import' : `the ${String(count)} imports`} of ${pathOf(to)} in ${pathOf(from)}`;
  const shown = cut.slice(0, SHOWN).map(describe);
  const others = cut.slice(SHOWN).reduce((sum, step) => sum + step.count, 0);
  if (others > 0)
    shown.push(`${String(others)} more imports between ${String(cut.length - SHOWN)} other pairs of files`);
  return `There is no cycle without ${toList(shown)}.`;
}
