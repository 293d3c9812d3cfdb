import { project, type VirtualProject } from '../src/index';

/** The policy of the tests' clinic. */
export const CONFIG = {
  preset: 'harness',
  domains: { uses: { visits: ['patients'] } },
  packages: { pg: { onlyIn: ['repo'], why: 'SQL has one owner.' } },
} as const;

const CLEAN: Readonly<Record<string, string>> = {
  'src/domains/patients/types.ts': 'export interface Patient { readonly id: string }\n',
  'src/domains/patients/repo.ts':
    "import pg from 'pg';\nimport type { Patient } from './types';\nexport function findPatient(id: string): Patient {\n  return new pg.Client().query(id);\n}\n",
  'src/domains/patients/service.ts':
    "import { findPatient } from './repo';\nexport class UnknownPatient extends Error {}\nexport function requirePatient(id: string) {\n  const found = findPatient(id);\n  if (!found) throw new UnknownPatient(id);\n  return found;\n}\n",
  'src/domains/patients/service.test.ts': "import { requirePatient } from './service';\nrequirePatient('1');\n",
  'src/domains/patients/index.ts': "export { requirePatient } from './service';\n",
  'src/domains/visits/types.ts': 'export type Visit = { readonly patient: string };\n',
  'src/domains/visits/service.ts':
    "import { requirePatient } from '../patients';\nimport type { Visit } from './types';\nexport const plan = (visit: Visit) => requirePatient(visit.patient);\n",
  'src/domains/visits/runtime/plan-handler.ts':
    "import { plan } from '../service';\nexport async function planHandler(input: unknown): Promise<void> {\n  plan(JSON.parse(String(input)));\n}\n",
  'src/domains/visits/ui/visit-list.ts':
    "import { planHandler } from '../runtime/plan-handler';\nexport const VisitList = planHandler;\n",
  'src/domains/visits/index.ts': "export { planHandler } from './runtime/plan-handler';\n",
  'src/utils/dates.ts': 'export const today = () => new Date();\n',
  'src/app/main.ts': "import { planHandler } from '../domains/visits';\nplanHandler({});\n",
};

/** The clinic in memory, with some files added or replaced. */
export function clinic(changes: Readonly<Record<string, string>> = {}): VirtualProject {
  return project({ ...CLEAN, ...changes }, { config: CONFIG, packages: ['pg', 'zod'] });
}
