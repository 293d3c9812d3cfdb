import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import { createFindMisuses, type FindMisuses } from './find-misuses';
import { createMatrix, type Matrix } from './matrix';
import { createOrigins, type Origins } from './origins/create-origins';

/** A policy and a graph, and what is asked of both again and again. */
export interface Evidence {
  readonly policy: Policy;
  readonly graph: Graph;
  readonly matrix: Matrix;
  readonly findMisuses: FindMisuses;
  readonly origins: Origins;
}

export function createEvidence(policy: Policy, graph: Graph): Evidence {
  const matrix = createMatrix(policy);
  return {
    policy,
    graph,
    matrix,
    findMisuses: createFindMisuses(policy),
    origins: createOrigins(policy, graph, matrix),
  };
}
