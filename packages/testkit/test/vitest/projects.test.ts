import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stageProject, type StagedProject } from '../stage-project';
import { runVitest } from './run-vitest';

/** A second codebase beside the clinic's, with a policy of its own: a domain there is another here. */
const PHARMACY = {
  'pharmacy/storypole.config.jsonc': '{ "preset": "harness" }\n',
  'pharmacy/package.json': '{ "name": "pharmacy", "type": "module" }\n',
  'pharmacy/src/domains/recipes/types.ts': 'export type Recipe = string;\n',
  'pharmacy/src/domains/recipes/service.ts': "import type { Recipe } from './types';\nexport type Own = Recipe;\n",
  'pharmacy/structure.test.ts': `import { expect, test } from 'vitest';
import { arch } from '@storypole/testkit';

test('pharmacy holds', () => expect(arch).toRespectLayers());
test('pharmacy has its own domains', () => expect(arch.domains.map((d) => d.name)).toEqual(['recipes']));
`,
};

const OFFENCE = "import type {} from './ui/booking-form';\n";

const INLINE = `import { defineConfig } from 'vitest/config';
import { storypole } from '@storypole/testkit/plugin';

export default defineConfig({
  plugins: [storypole()],
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'structure', include: ['structure.test.ts'] } },
    ],
  },
});
`;

const FOLDERS = `import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { projects: ['vitest.clinic.config.ts', 'pharmacy'] } });
`;

const OWN = `import { defineProject } from 'vitest/config';
import { storypole } from '@storypole/testkit/plugin';

export default defineProject({ plugins: [storypole()], test: { include: ['structure.test.ts'] } });
`;

describe.each(['vitest-3', 'vitest-4', 'vitest-5'])('projects of a workspace under %s', (version) => {
  let project: StagedProject;

  beforeAll(() => {
    project = stageProject(version, 'projects');
    project.edit('structure.test.ts', (text) => text.replace("import '@storypole/testkit/vitest';\n", ''));
  });
  afterAll(() => project.remove());

  test('projects of one root share its policy, and an offence is red in one of them', { timeout: 90_000 }, async () => {
    project.write('vitest.config.ts', INLINE);
    project.write('src/utils/plain.test.ts', "import { test } from 'vitest';\ntest('plain', () => {});\n");
    const clean = await runVitest(project);
    expect(clean.code, clean.output).toBe(0);
    expect(clean.tests['layers hold']?.status).toBe('passed');
    expect(clean.tests['plain']?.status).toBe('passed');
    project.edit('src/domains/appointments/types.ts', (text) => `${OFFENCE}${text}`);
    const offending = await runVitest(project);
    expect(offending.tests['layers hold']?.status).toBe('failed');
    expect(offending.tests['plain']?.status).toBe('passed');
    const related = await runVitest(project, 'related', 'src/app/main.ts');
    expect(related.files).toEqual(['structure.test.ts']);
    project.edit('src/domains/appointments/types.ts', (text) => text.replace(OFFENCE, ''));
  });

  test(
    'projects in folders of their own are each held against the policy of their folder',
    { timeout: 90_000 },
    async () => {
      project.write('vitest.config.ts', FOLDERS);
      project.write('vitest.clinic.config.ts', OWN);
      project.write('pharmacy/vitest.config.ts', OWN);
      for (const [file, text] of Object.entries(PHARMACY)) project.write(file, text);
      const clean = await runVitest(project);
      expect(clean.code, clean.output).toBe(0);
      expect(clean.files).toEqual(['pharmacy/structure.test.ts', 'structure.test.ts']);
      expect(clean.tests['pharmacy has its own domains']?.status).toBe('passed');
      project.write('pharmacy/src/domains/recipes/types.ts', "import './service';\nexport type Recipe = string;\n");
      const offending = await runVitest(project);
      expect(offending.tests['pharmacy holds']?.status).toBe('failed');
      expect(offending.tests['pharmacy holds']?.message).toContain('Tested the whole project: 2 files');
      expect(offending.tests['layers hold']?.status, offending.output).toBe('passed');
    },
  );
});
