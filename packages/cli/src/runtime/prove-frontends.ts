import { findProofGround } from '@storypole/core';
import { weighAnswer } from '#service/weigh-answer';
import type { ProofCopy } from '#types/proof-copy';
import type { FrontendProof } from '#types/proof-report';
import { dependencyCruiserFrontend } from './frontends/dependency-cruiser-frontend';
import { eslintFrontend } from './frontends/eslint-frontend';
import { oxlintFrontend } from './frontends/oxlint-frontend';
import { storypoleFrontend } from './frontends/storypole-frontend';
import { structuralTestsFrontend } from './frontends/structural-tests-frontend';
import { writeProofCopy } from './write-proof-copy';
import type { ProofFrontend, ProofRun } from './frontends/proof-frontend';

const FRONTENDS: readonly ProofFrontend[] = [
  storypoleFrontend,
  eslintFrontend,
  oxlintFrontend,
  structuralTestsFrontend,
  dependencyCruiserFrontend,
];

/** Runs every tool that judges by the policy on a throw-away copy that holds what the policy closes, and every form of it. */
export function proveFrontends(run: ProofRun): readonly FrontendProof[] {
  const { project, providers, workshop } = run;
  const list = (key: 'domain' | 'provider'): readonly string[] =>
    [...new Set(project.graph.places.flatMap((place) => place[key] ?? []))].sort();
  const names = { domains: list('domain'), providers: list('provider') };
  const ground = findProofGround(project.policy, names);
  if (ground === undefined) {
    const reason = 'No two places, of which one may not import the other, have room for a file of any name.';
    return FRONTENDS.map(({ name }) => toSilent(name, reason));
  }
  try {
    const copy = writeProofCopy(project, ground, names, providers, workshop);
    return FRONTENDS.map((frontend) => proveOne(frontend, run, copy));
  } finally {
    workshop.dispose();
  }
}

function proveOne({ name, find, ask }: ProofFrontend, run: ProofRun, copy: ProofCopy): FrontendProof {
  const installed = find(run);
  if ('reason' in installed) return toSilent(name, installed.reason);
  const answer = ask(run, copy);
  if ('reason' in answer) return toSilent(name, answer.reason);
  return weighAnswer(name, installed.version, answer, copy, run.rules);
}

function toSilent(name: string, reason: string): FrontendProof {
  return { name, version: undefined, planted: 0, caught: 0, missed: [], gaps: [], reason };
}
