import type { Layer } from '#types/policy';
import { findProviderLayer } from './build-layers';
import type { ReportIn } from './problem';
import type { PartialConfig } from './merge-configs';
import { toUnknownLayer } from './to-unknown-layer';

/**
 * Checks that every `onlyIn` names layers: `repo`, `billing/repo` for the layer of one domain, `providers/telemetry` for one
 * provider. Names of domains and providers are those of folders, which are not known here.
 */
export function checkReferences(merged: PartialConfig, layers: readonly Layer[], report: ReportIn): void {
  const providerLayer = findProviderLayer(layers);
  const entries = [
    ...merged.outside,
    ...merged.packages.values(),
    ...merged.builtins.values(),
    ...merged.globals.values(),
  ];
  for (const { value, source, key } of entries) {
    value.onlyIn?.forEach((reference: string | undefined, index) => {
      // Items that did not pass are reported where they stand.
      if (reference === undefined) return;
      const slash = reference.lastIndexOf('/');
      const last = reference.slice(slash + 1);
      if (layers.some((layer) => layer.id === last)) return;
      if (slash > 0 && reference.slice(0, slash) === providerLayer) return;
      report(source, toUnknownLayer(last, `${key}.onlyIn[${index}]`, layers));
    });
  }
}
