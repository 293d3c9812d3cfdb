import {
  createPackageLaw,
  createMatrix,
  DEPENDENCY_FLAG,
  type Finding,
  findOutsideRule,
  type Graph,
  describePlace,
  type Place,
  type Policy,
  TARGET,
} from '@storypole/core';
import type { PairExplanation, Step } from '#types/explanation';
import { type ChainEnd, findChain } from './find-chain';

/** Whether the file of a row may import `end`, and the shortest chain of imports between them. `findings` are those of the project. */
export function explainPair(
  policy: Policy,
  graph: Graph,
  from: number,
  end: ChainEnd,
  findings: readonly Finding[],
): PairExplanation {
  const { files, places } = graph;
  const toPlace = (file: number): Place => places[files.place[file] as number] as Place;
  const source = toPlace(from);
  const target = 'file' in end ? toPlace(end.file) : undefined;
  const name = 'file' in end ? (files.paths[end.file] as string) : end.name;
  const chain = findChain(graph, from, end);
  const opensOutside = target?.kind === 'outside' && findOutsideRule(policy, source, name) !== undefined;
  const closuresOf = (typeOnly: boolean) =>
    target === undefined || opensOutside ? [] : createMatrix(policy).findClosures(source, target, typeOnly);
  return {
    from: { file: files.paths[from] as string, place: describePlace(policy, source) },
    to: { name, place: target === undefined ? undefined : describePlace(policy, target) },
    valueClosures: closuresOf(false),
    typeClosures: closuresOf(true),
    misuses: 'file' in end ? [] : createPackageLaw(policy).findMisuses(source, end.kind, end.name, end.name),
    chain: chain?.map((row) => toStep(graph, row)),
    findings: findings.filter(
      (finding) =>
        finding.from.file === files.paths[from] &&
        (finding.to?.file === name ||
          finding.to?.package === name ||
          finding.to?.builtin === name ||
          finding.chain.includes(name)),
    ),
  };
}

function toStep(graph: Graph, row: number): Step {
  const { files, dependencies, strings } = graph;
  const from = dependencies.from[row] as number;
  const to = dependencies.to[row] as number;
  const { line, column } = graph.locate(from, dependencies.start[row] as number, dependencies.end[row] as number);
  return {
    file: files.paths[from] as string,
    line,
    column,
    specifier: strings[dependencies.specifier[row] as number] as string,
    typeOnly: ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0,
    to: dependencies.kind[row] === TARGET.file ? (files.paths[to] as string) : (strings[to] as string),
  };
}
