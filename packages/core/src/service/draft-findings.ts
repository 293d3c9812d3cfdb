import type { FindingSource, FindingTarget } from '#types/finding';
import type { GlobalUse, Graph, Range } from '#types/graph';
import type { Place } from '#types/place';
import type { Edge, EdgeTarget, FileView, GraphOffence, Message, Offence, Rule } from '#types/rule';
import { describeAllowed } from './describe-allowed';
import { describeForm } from './describe-form';
import { describePlace } from './describe-place';
import type { Draft } from './draft';
import type { Evidence } from './evidence';
import { fillTemplate } from './fill-template';
import type { SyntaxOffence } from './judge-syntax';

type Data = Readonly<Record<string, string | number | undefined>>;

const START: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A finding about a dependency: at its specifier. */
export function draftEdgeFinding(evidence: Evidence, rule: Rule, edge: Edge, offence: Offence): Draft {
  const { graph, policy, matrix } = evidence;
  const { from } = edge;
  const names = offence.names ?? edge.findNames();
  const target = toTarget(evidence, edge.to, edge.specifier);
  const text = textOfTarget(edge.to, edge.specifier);
  const { start, end } = graph.dependencies;
  const range = pointAt(graph, from.row, start[edge.row] as number, end[edge.row] as number);
  const data: Data = {
    ...describeFile(evidence, 'from', from),
    ...(edge.to.kind === 'file' ? describeFile(evidence, 'to', edge.to) : { to: text }),
    specifier: edge.specifier,
    imports: describeForm(edge.form),
    names: names.map((name) => `\`${name}\``).join(', '),
    ...offence.data,
  };
  const help = offence.help ?? describeAllowed(policy, matrix, from.place);
  return {
    finding: {
      ...write(rule, offence, data),
      from: { ...toSource(evidence, from.path, from.place), ...range },
      to: target,
      form: edge.form,
      typeOnly: edge.typeOnly,
      names,
      chain: offence.chain ?? [],
      ...(help === undefined ? {} : { help }),
    },
    identity: [rule.id, from.path, text, names.join(), edge.typeOnly ? 'type' : 'value'],
  };
}

/** A finding about a file: at its start, or where it uses a global. */
export function draftFileFinding(
  evidence: Evidence,
  rule: Rule,
  file: FileView,
  use: GlobalUse | undefined,
  offence: Offence,
): Draft {
  const range = use === undefined ? START : pointAt(evidence.graph, file.row, use.start, use.end);
  const data: Data = { ...describeFile(evidence, 'from', file), name: use?.name, ...offence.data };
  return {
    finding: {
      ...write(rule, offence, data),
      from: { ...toSource(evidence, file.path, file.place), ...range },
      ...(use === undefined ? {} : { to: { global: use.name } }),
      names: offence.names ?? [],
      chain: offence.chain ?? [],
      ...(offence.help === undefined ? {} : { help: offence.help }),
    },
    identity: [rule.id, file.path, use?.name ?? '', (offence.names ?? []).join(), offence.message],
  };
}

/** A finding about a piece of a program: at the node. */
export function draftSyntaxFinding(evidence: Evidence, { rule, file, start, end, offence }: SyntaxOffence): Draft {
  const data: Data = { ...describeFile(evidence, 'from', file), ...offence.data };
  return {
    finding: {
      ...write(rule, offence, data),
      from: { ...toSource(evidence, file.path, file.place), ...evidence.graph.locate(file.row, start, end) },
      names: offence.names ?? [],
      chain: offence.chain ?? [],
      ...(offence.help === undefined ? {} : { help: offence.help }),
    },
    identity: [rule.id, file.path, offence.message, (offence.names ?? []).join(), JSON.stringify(offence.data ?? {})],
  };
}

/** A finding about the graph or the policy: at a line of a file. */
export function draftGraphFinding(evidence: Evidence, rule: Rule, offence: GraphOffence): Draft {
  const line = offence.line ?? 1;
  const row = evidence.graph.files.paths.indexOf(offence.file);
  const place = evidence.graph.places[evidence.graph.files.place[row] ?? -1];
  return {
    finding: {
      ...write(rule, offence, { from: offence.file, ...offence.data }),
      from: {
        ...(place === undefined ? { file: offence.file } : toSource(evidence, offence.file, place)),
        line,
        column: 1,
        endLine: line,
        endColumn: 1,
      },
      names: offence.names ?? [],
      chain: offence.chain ?? [],
      ...(offence.listSteps === undefined ? {} : { listSteps: offence.listSteps }),
      ...(offence.help === undefined ? {} : { help: offence.help }),
    },
    identity: [rule.id, offence.file, offence.key, offence.message],
  };
}

function pointAt({ pointAt: point, locate }: Graph, file: number, start: number, end: number): Range {
  return (point ?? locate)(file, start, end);
}

/** What exceptions and ids call the target of an edge. */
export function textOfTarget(target: EdgeTarget, specifier: string): string {
  if (target.kind === 'file') return target.path;
  return target.kind === 'package' || target.kind === 'builtin' ? target.name : specifier;
}

function write(rule: Rule, offence: Offence, data: Data) {
  const message: Message | undefined = rule.messages[offence.message];
  if (message === undefined) throw new Error(`The rule \`${rule.id}\` has no message \`${offence.message}\`.`);
  const why = offence.why === undefined || offence.why === '' ? message.why : offence.why;
  return {
    rule: rule.id,
    what: fillTemplate(message.what, data),
    why: fillTemplate(why, data),
    remedies: [],
    known: false,
    docs: rule.docs ?? `rules/${rule.id}/rule.md`,
  };
}

function toSource({ policy }: Evidence, file: string, place: Place): Pick<FindingSource, 'file' | 'domain' | 'layer'> {
  const layer = policy.layers[place.layer]?.id;
  return {
    file,
    ...(place.domain === undefined ? {} : { domain: place.domain }),
    ...(layer === undefined ? {} : { layer }),
  };
}

function toTarget(evidence: Evidence, target: EdgeTarget, specifier: string): FindingTarget {
  switch (target.kind) {
    case 'file':
      return toSource(evidence, target.path, target.place);
    case 'package':
      return { package: target.name };
    case 'builtin':
      return { builtin: target.name };
    default:
      return { specifier };
  }
}

function describeFile({ policy }: Evidence, key: 'from' | 'to', file: FileView): Data {
  return {
    [key]: file.path,
    [`${key}Place`]: describePlace(policy, file.place),
    [`${key}Layer`]: policy.layers[file.place.layer]?.id ?? describePlace(policy, file.place),
    [`${key}Domain`]: file.place.domain ?? 'no domain',
  };
}
