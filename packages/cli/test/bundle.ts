import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsdown';

/** The command as it is installed. */
export interface Bundle {
  /** Absolute. */
  readonly folder: string;
  readonly bin: string;
  readonly remove: () => void;
}

/** Bundles the command afresh, where the natives that stay outside the bundle can be found. */
export async function bundleCommand(): Promise<Bundle> {
  const folder = mkdtempSync(join(import.meta.dirname, '../node_modules/bin-test-'));
  await build({ config: 'tsdown.config.ts', filter: 'storypole (command)', outDir: folder });
  return { folder, bin: join(folder, 'bin.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
