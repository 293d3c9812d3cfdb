import { check, createNodeProviders, type Rule } from '@storypole/core';
import { createHash } from 'node:crypto';

/** A digest of the verdict on every file of some projects, faults included. */
export function readFingerprint(folder: string, paths: readonly string[], rules: readonly Rule[]): string {
  const cwd = folder.replaceAll('\\', '/');
  const { reports } = check({ cwd, paths: [...paths], configCode: true }, createNodeProviders(), rules);
  const verdict = reports.map(({ config, findings, faults }) => ({ config, findings, faults }));
  return createHash('sha256').update(JSON.stringify(verdict)).digest('hex');
}
