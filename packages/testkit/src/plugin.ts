import { fileURLToPath } from 'node:url';
import { readText } from './providers/read-text';
import { createPlugin, type PluginOptions, type StructuralPlugin } from './runtime/create-plugin';

/** The plugin for Vitest: one graph a run, the matchers in every test, and structural tests that run when the structure changes. */
export function storypole(options: PluginOptions = {}): StructuralPlugin {
  const setupFile = (): string => fileURLToPath(import.meta.resolve('@storypole/testkit/vitest'));
  return createPlugin(options, { readText, setupFile });
}

export type { PluginOptions, StructuralPlugin };
