import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import { createMatrix, type Matrix } from './matrix';
import { createPackageLaw, type PackageLaw } from './create-package-law';
import { createOrigins, type Origins } from './origins/create-origins';

/** A policy and a graph, and what is asked of both again and again. */
export interface Evidence {
  readonly policy: Policy;
  readonly graph: Graph;
  readonly matrix: Matrix;
  readonly packages: PackageLaw;
  readonly origins: Origins;
}

export function createEvidence(policy: Policy, graph: Graph): Evidence {
  const matrix = createMatrix(policy);
  return {
    policy,
    graph,
    matrix,
    packages: createPackageLaw(policy),
    origins: createOrigins(policy, graph, matrix),
  };
}
