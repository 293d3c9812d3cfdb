import { openProject, type Providers, readCustomConditions } from '@storypole/core';
import { rules } from '@storypole/rules';
import type { CruiserConfig } from '#types/cruiser-config';
import { findTsConfig } from '#service/find-ts-config';
import { toDependencyCruiserConfig } from './to-dependency-cruiser-config';

/**
 * The configuration for the project of a folder, made at the moment.
 *
 * @param cwd absolute, POSIX
 * @throws FaultError where the config of the project is wrong
 */
export function openConfig(cwd: string, providers: Providers): CruiserConfig {
  const project = openProject({ cwd, configCode: true }, providers, rules);
  const domains = new Set(project.graph.places.flatMap(({ domain }) => (domain === undefined ? [] : [domain])));
  const tsConfig = findTsConfig(project.root, project.policy, providers.fileSystem);
  return toDependencyCruiserConfig(project.policy, {
    rules: project.rules,
    domains: [...domains].sort(),
    ...(tsConfig === undefined ? {} : toOptions(`${project.root}/${tsConfig}`)),
  });
  function toOptions(path: string) {
    return { tsConfig: path, conditions: readCustomConditions(path, providers.fileSystem) };
  }
}
