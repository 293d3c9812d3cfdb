import { rules } from '@storypole/rules';
import { readFingerprint } from '#runtime/read-fingerprint';

/**
 * A text that changes whenever the verdict on any file changes. `eslint --cache` looks only at the file itself and at the
 * config of ESLint: put this into `settings.storypole.fingerprint`, and results that no longer hold are forgotten, whether
 * the policy, another file or a `tsconfig.json` changed.
 *
 * @param folder absolute: where the project lies
 * @param paths of further projects with configs of their own, relative to it
 */
export function fingerprint(folder: string, paths: readonly string[] = []): string {
  return readFingerprint(folder, paths, rules);
}
