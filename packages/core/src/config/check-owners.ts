import type { Layer } from '#types/policy';
import { findProviderLayer } from './build-layers';
import type { ReportIn } from './problem';
import type { PartialConfig } from './merge-configs';

/** Checks that providers which own packages can exist, and that a package has one owner. */
export function checkOwners(merged: PartialConfig, layers: readonly Layer[], report: ReportIn): void {
  const hasProviders = findProviderLayer(layers) !== undefined;
  const owners = new Map<string, string>();
  for (const [provider, { value, source, key }] of merged.owns) {
    if (!hasProviders) {
      report(source, {
        code: 'config/no-providers',
        key,
        what: `\`${provider}\` owns packages, and no layer holds providers.`,
        mend: 'Write a layer with `{provider}` in its `files`, or restrict the packages under `packages`.',
      });
      continue;
    }
    for (const name of value) {
      const other = owners.get(name) ?? (merged.packages.has(name) ? '`packages`' : undefined);
      if (other === undefined) owners.set(name, `\`${provider}\``);
      else {
        report(source, {
          code: 'config/duplicate',
          key,
          what: `\`${name}\` belongs to ${other} and to \`${provider}\`.`,
          mend: 'Name the package once: under the provider that owns it, or under `packages`.',
        });
      }
    }
  }
}
