import {
  createMatrix,
  createPackageLaw,
  describeAllowed,
  type Graph,
  type Place,
  type Policy,
  type Rule,
  toRuleOptions,
} from '@storypole/core';

type EdgeRule = Extract<Rule, { scope: 'edge' }>;
type Edge = Parameters<EdgeRule['check']>[0];

/** What the rules say of something that could happen. */
export interface Verdict {
  /** The id of the rule that objects. */
  readonly rule: string;
  /** One sentence. */
  readonly why: string;
  /** What to do, one sentence. */
  readonly help: string;
}

/** Asks the rules about dependencies that need not exist. Of the rules that object, the first in precedence answers. */
export interface Judge {
  readonly askPlaces: (from: Place, to: Place, typeOnly: boolean) => Verdict | undefined;
  readonly askPackage: (
    from: Place,
    kind: 'package' | 'builtin',
    name: string,
    specifier: string,
  ) => Verdict | undefined;
  readonly askUnresolved: (from: Place) => Verdict | undefined;
}

export function createJudge(policy: Policy, rules: readonly Rule[]): Judge {
  const matrix = createMatrix(policy);
  const law = createPackageLaw(policy);
  const ordered = rules
    .filter((rule): rule is EdgeRule => rule.scope === 'edge' && policy.rules[rule.id]?.severity !== 'off')
    .sort((a, b) => a.precedence - b.precedence);
  const ask = (edge: Edge, sees: readonly EdgeRule['sees'][]): Verdict | undefined => {
    for (const rule of ordered) {
      if (!sees.includes(rule.sees)) continue;
      const offence = rule.check(edge, { policy, graph: NO_GRAPH, options: toRuleOptions(policy, rule) });
      if (offence === undefined) continue;
      const why = offence.why === undefined || offence.why === '' ? rule.messages[offence.message]?.why : offence.why;
      return {
        rule: rule.id,
        why: why === undefined ? rule.summary : fill(why, policy, edge),
        help: offence.help ?? describeAllowed(policy, matrix, edge.from.place) ?? rule.summary,
      };
    }
    return undefined;
  };
  return {
    askPlaces: (from, to, typeOnly) => {
      const closures = matrix.findClosures(from, to, typeOnly);
      if (closures.length === 0) return undefined;
      return ask({ ...toEdge(from, { kind: 'file', ...toView(to) }, typeOnly), closures }, ['places']);
    },
    askPackage: (from, kind, name, specifier) => {
      const misuses = law.findMisuses(from, kind, name, specifier);
      return ask({ ...toEdge(from, { kind, name }, false), specifier, misuses }, ['packages', 'misuses']);
    },
    askUnresolved: (from) => ask(toEdge(from, { kind: 'unresolved' }, false), ['unknown']),
  };
}

/** Layers are the only names that the reasons of rules about places hold. */
function fill(text: string, policy: Policy, { from, to }: Edge): string {
  const nameOf = ({ kind, layer }: Place): string => policy.layers[layer]?.id ?? (kind === 'entry' ? 'the entry' : '');
  const target = to.kind === 'file' ? nameOf(to.place) : '';
  return text.replaceAll('{{fromLayer}}', nameOf(from.place)).replaceAll('{{toLayer}}', target);
}

function toEdge(from: Place, to: Edge['to'], typeOnly: boolean): Edge {
  return {
    row: -1,
    from: toView(from),
    to,
    form: 'import',
    typeOnly,
    specifier: '',
    closures: [],
    misuses: [],
    findClosedNames: () => [],
    findNames: () => [],
  };
}

function toView(place: Place): Edge['from'] {
  return { row: -1, path: '', place, flags: 0 };
}

/** Rules ask the graph for names to show; there are none. */
const NO_GRAPH: Graph = {
  root: '/',
  files: { count: 0, paths: [], place: new Int32Array(), flags: new Uint8Array(), rivals: new Map() },
  dependencies: {
    count: 0,
    first: new Int32Array(1),
    from: new Int32Array(),
    kind: new Uint8Array(),
    to: new Int32Array(),
    specifier: new Int32Array(),
    form: new Uint8Array(),
    flags: new Uint8Array(),
    start: new Int32Array(),
    end: new Int32Array(),
    statement: new Int32Array(),
  },
  places: [],
  strings: [],
  globalUses: [],
  outside: 0,
  namesOf: () => undefined,
  exportsOf: () => undefined,
  programsOf: () => [],
  clauseOf: () => undefined,
  handsOnImports: () => false,
  traceExport: () => undefined,
  locate: () => ({ line: 1, column: 1, endLine: 1, endColumn: 1 }),
};
