import { readText } from './providers/read-text';
import { createPlugin, type PluginOptions, type StructuralPlugin } from './runtime/create-plugin';

/** The plugin for Vitest: one graph a run, the matchers in every test, and structural tests that run when the structure changes. */
export function storypole(options: PluginOptions = {}): StructuralPlugin {
  return createPlugin(options, readText);
}

export type { PluginOptions, StructuralPlugin };
