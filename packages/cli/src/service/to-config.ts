import type { Proposal } from '#types/proposal';

/** A proposal as the value of a config. */
export function toConfig({ preset, domains, layers }: Proposal): Readonly<Record<string, unknown>> {
  const files = Object.entries(layers).map(([layer, globs]) => [layer, { files: globs }] as const);
  return {
    preset,
    ...(domains.length === 0 ? {} : { domains: { pattern: domains.length === 1 ? domains[0] : domains } }),
    ...(files.length === 0 ? {} : { layers: Object.fromEntries(files) }),
  };
}
