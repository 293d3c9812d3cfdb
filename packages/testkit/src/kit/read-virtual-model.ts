import {
  type Config,
  type Fault,
  type OpenedProject,
  openProject,
  type Providers,
  readProject,
  type Rule,
} from '@storypole/core';
import { createTestProviders, parseTree } from '@storypole/core/testing';
import { rules as builtIn } from '@storypole/rules';
import type { Model } from '#types/model';
import { toModel } from '#runtime/open-model';

export interface VirtualOptions {
  /** The policy. Default: the config among the files, else that of the project in which the tests run. */
  readonly config?: Config;
  /** Rules besides the built-in ones and those of the project's plugins. */
  readonly rules?: readonly Rule[];
  /** Packages that count as declared. Default: those of the project's package.json. */
  readonly packages?: readonly string[];
}

/** Path → text, or an indented tree. */
export type VirtualFiles = Readonly<Record<string, string>> | string;

const ROOT = '/project';
const CONFIG = /^storypole\.config\.jsonc?$/;
/** What says how specifiers resolve; taken from the project where the files hold none. */
const MANIFESTS = ['package.json', 'tsconfig.json'];

/**
 * Reads a project that is not on disk.
 *
 * @param open the project whose policy holds where no other is given
 * @throws FaultError where the config is wrong
 */
export function readVirtualModel(files: VirtualFiles, options: VirtualOptions, open: () => Model): Model {
  const given = typeof files === 'string' ? parseTree(files) : files;
  const { config, rules = [], packages } = options;
  const isOwn = config === undefined && !Object.keys(given).some((path) => CONFIG.test(path));
  const texts: Record<string, string> = {
    ...(isOwn ? readManifests(open()) : {}),
    ...(config === undefined ? {} : { 'storypole.config.json': JSON.stringify(config) }),
    ...(packages === undefined ? {} : { 'package.json': toManifest(packages) }),
    ...given,
  };
  const providers = createTestProviders(texts, { root: ROOT, now: Date.now() });
  const project = isOwn ? readUnder(open(), providers, rules) : readAlone(providers, rules);
  const faults = project.faults.filter(isOfSources);
  return toModel({ ...project, faults, rules: () => project.rules }, providers, () => Object.entries(texts));
}

type Read = Omit<OpenedProject, 'config'>;

function readUnder(model: Model, providers: Providers, rules: readonly Rule[]): Read {
  return { ...readProject(ROOT, model.policy, providers), rules: [...model.rules(), ...rules] };
}

function readAlone(providers: Providers, rules: readonly Rule[]): Read {
  return openProject({ cwd: ROOT, configCode: false }, providers, [...builtIn, ...rules]);
}

/** A few files do not fill every pattern of a policy, and need not. What cannot be read is a mistake in any case. */
function isOfSources({ code }: Fault): boolean {
  return code.startsWith('source/') || code.startsWith('machine/');
}

function readManifests(model: Model): Readonly<Record<string, string>> {
  const found = MANIFESTS.map((path) => [path, model.readText(path)] as const);
  return Object.fromEntries(found.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

function toManifest(packages: readonly string[]): string {
  return JSON.stringify({ dependencies: Object.fromEntries(packages.map((name) => [name, '*'])) });
}
