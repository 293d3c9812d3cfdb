import { findInstalled } from '#runtime/find-installed';
import type { ToolFinding } from '#types/tool-answer';
import { findMissing } from './find-missing';
import type { ProofFrontend } from './proof-frontend';
import { toFailure } from './to-failure';

const PACKAGES = ['@storypole/testkit', 'vitest'] as const;
const TEST = 'storypole-proof.test.ts';
const CONFIG = 'storypole-proof.vitest.mjs';
const FOUND = 'storypole-proof.found.json';

/** Fails as a user's test would; what the failure lists is written down, because reporters shorten it. */
const SOURCE = `import { arch } from '@storypole/testkit';
import '@storypole/testkit/vitest';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the policy holds', () => {
  try {
    expect(arch).toRespectPolicy();
  } catch (error) {
    writeFileSync('${FOUND}', JSON.stringify(error.actual));
    throw error;
  }
});
`;

/** A structural test for the whole policy, run by the project's own Vitest. */
export const structuralTestsFrontend: ProofFrontend = {
  name: 'structural tests',
  find: ({ project, providers }) =>
    findMissing(PACKAGES, project.root, providers.fileSystem) ??
    findInstalled('@storypole/testkit', project.root, providers.fileSystem) ?? { reason: '' },
  ask: ({ project, providers, workshop }, { root }) => {
    const { fileSystem } = providers;
    const vitest = findInstalled('vitest', project.root, fileSystem);
    fileSystem.writeFile(`${root}/${TEST}`, SOURCE);
    fileSystem.writeFile(`${root}/${CONFIG}`, `export default { test: { include: ['${TEST}'] } };\n`);
    const args = [`${vitest?.folder ?? ''}/${vitest?.bin ?? ''}`, 'run', '--root', root, '--config', CONFIG];
    const { stdout, stderr } = workshop.runNode(args, root);
    if (fileSystem.stat(`${root}/${FOUND}`)?.kind !== 'file') {
      return toFailure(stdout, stderr);
    }
    const lines = JSON.parse(new TextDecoder().decode(fileSystem.readFile(`${root}/${FOUND}`))) as readonly string[];
    return { findings: lines.flatMap(readLine), formGaps: [], ruleGaps: [] };
  },
};

/** `src/app/main.ts:3 deep-import: …` */
function readLine(text: string): readonly ToolFinding[] {
  const [, file = '', line = '', rule] = /^(.+?):(\d+) ([a-z-]+): /.exec(text) ?? [];
  return rule === undefined ? [] : [{ file, line: Number(line), rule }];
}
