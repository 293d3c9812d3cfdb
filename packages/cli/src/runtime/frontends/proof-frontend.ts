import type { FileSystem, OpenedProject, Providers, Rule } from '@storypole/core';
import type { ProofCopy } from '#types/proof-copy';
import type { ToolAnswer } from '#types/tool-answer';
import type { Workshop } from '#types/workshop';

/** What a proof with real tools stands on. */
export interface ProofRun {
  readonly project: OpenedProject;
  readonly providers: Providers;
  /** The built-in ones. */
  readonly rules: readonly Rule[];
  readonly workshop: Workshop;
  /** Of the command. */
  readonly version: string;
  /** The configuration of dependency-cruiser for a project, as the text of a module. */
  readonly generateConfig: (project: OpenedProject, fileSystem: FileSystem) => string;
}

/** A tool that judges by the policy. */
export interface ProofFrontend {
  readonly name: string;
  /** The version that the project has installed, or why there is none to ask. */
  readonly find: (run: ProofRun) => { readonly version: string } | { readonly reason: string };
  readonly ask: (run: ProofRun, copy: ProofCopy) => ToolAnswer;
}
