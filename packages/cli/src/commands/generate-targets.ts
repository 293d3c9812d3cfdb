import type { FileSystem, OpenedProject } from '@storypole/core';
import { replaceBlock } from '#service/replace-block';
import { toOxlintConfig } from '#service/to-oxlint-config';

export type GenerateTarget = 'dependency-cruiser' | 'oxlint' | 'json-schema' | 'agents';

interface Target {
  /** Relative to the root of the policy; where the file goes if no other place is named. */
  readonly file: string;
  readonly build: (project: OpenedProject, fileSystem: FileSystem) => Promise<string>;
}

/** What can be generated from a policy. The code of each is loaded when it is asked for. */
export const GENERATE_TARGETS: Readonly<Record<GenerateTarget, Target>> = {
  'dependency-cruiser': {
    file: '.dependency-cruiser.mjs',
    build: async (project, fileSystem) => {
      const { generateConfig } = await import('@storypole/dependency-cruiser');
      return generateConfig(project, fileSystem);
    },
  },
  oxlint: {
    file: '.oxlintrc.json',
    build: async ({ policy, rules }) => {
      const { rules: builtIn } = await import('@storypole/rules');
      return `${JSON.stringify(toOxlintConfig(policy, builtIn, rules), null, 2)}\n`;
    },
  },
  agents: {
    file: 'AGENTS.md',
    // The block is generated; what stands around it belongs to the file that is there.
    build: async ({ policy, root }, fileSystem) => {
      const { BLOCK_BEGIN, BLOCK_END, formatAgentsBlock } = await import('#ui/format-agents-block');
      const path = `${root}/AGENTS.md`;
      const text = fileSystem.stat(path)?.kind === 'file' ? new TextDecoder().decode(fileSystem.readFile(path)) : '';
      return replaceBlock(text, BLOCK_BEGIN, BLOCK_END, formatAgentsBlock(policy));
    },
  },
  'json-schema': {
    file: 'storypole.schema.json',
    build: async () => {
      const { default: schema } = await import('storypole/schema.json');
      return `${JSON.stringify(schema, null, 2)}\n`;
    },
  },
};
