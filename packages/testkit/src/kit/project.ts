import { createProject, type VirtualProject } from './create-project';
import { currentModel } from './current-model';
import type { VirtualFiles, VirtualOptions } from './read-virtual-model';

/**
 * A project in memory, written as path → text or as an indented tree. Where it holds no config, and none is given, it is held
 * against the policy of the project in which the tests run.
 */
export function project(files: VirtualFiles, options: VirtualOptions = {}): VirtualProject {
  return createProject(files, options, currentModel);
}
