import type { SiteNames } from '#service/proof/sites';
import type { Policy } from '#types/policy';

/** Offences between domains need two of each kind: where there are fewer, others are made up. */
export function completeNames({ domains, providers }: Policy, names: SiteNames): SiteNames {
  const prefixes =
    domains.identity === 'name'
      ? ['']
      : domains.patterns.map((pattern) => {
          const segments = pattern.split('/');
          return `${segments[segments.indexOf('{domain}') - 1] ?? ''}/`;
        });
  const invented = (prefix: string): readonly string[] => ['storypole-a', 'storypole-b'].map((name) => prefix + name);
  const missing = prefixes.flatMap((prefix) => {
    const count = names.domains.filter((domain) => domain.startsWith(prefix)).length;
    return count >= 2 ? [] : invented(prefix).slice(count);
  });
  return {
    domains: domains.patterns.length === 0 ? [] : [...names.domains, ...missing],
    providers:
      providers.patterns.length === 0
        ? []
        : [...names.providers, ...invented('').slice(Math.min(names.providers.length, 2))],
  };
}
