import { shareModel } from './kit/share-model';

/** What Vitest hands to a global setup. */
interface TestProject {
  readonly config: { readonly root: string };
  readonly provide: (key: 'storypole', value: string) => void;
  readonly onTestsRerun?: (callback: () => void) => void;
}

/** A global setup for Vitest: reads the project once a run and shares its graph with the workers. */
export function setup(project: TestProject): () => void {
  const share = shareModel(project.config.root.replaceAll('\\', '/'));
  project.provide('storypole', share.path);
  project.onTestsRerun?.(share.refresh);
  return share.remove;
}
