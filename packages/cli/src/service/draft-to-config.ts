import type { PolicyDraft } from '#types/policy-draft';

/** The config that a draft stands for, as plain data. */
export function draftToConfig({ layers, allow, packages, builtins }: PolicyDraft): Readonly<Record<string, unknown>> {
  const toRestrictions = (list: PolicyDraft['packages']): Readonly<Record<string, unknown>> =>
    Object.fromEntries(list.map(({ name, onlyIn, why }) => [name, { onlyIn, why }]));
  return {
    preset: 'none',
    layers: Object.fromEntries([...layers].map(([id, files]) => [id, { files }])),
    ...(allow.length === 0 ? {} : { allow }),
    ...(packages.length === 0 ? {} : { packages: toRestrictions(packages) }),
    ...(builtins.length === 0 ? {} : { builtins: toRestrictions(builtins) }),
  };
}
