import { findNearest } from '#config/find-nearest';
import type { Fault } from '#types/fault';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';

/**
 * Faults for domains and providers that the policy names and no file belongs to: in `domains.uses`, `domains.strict`,
 * `providers.owns` and `onlyIn`. A mistyped name would close or open nothing, and nobody would notice.
 *
 * @param places those that hold at least one file
 */
export function findUnknownNames(policy: Policy, places: Iterable<Place>): readonly Fault[] {
  const domains = new Set<string>();
  const providers = new Set<string>();
  for (const { domain, provider } of places) {
    if (domain !== undefined) domains.add(domain);
    if (provider !== undefined) providers.add(provider);
  }
  const faults: Fault[] = [];
  const ask = (noun: 'domain' | 'provider', name: string, known: ReadonlySet<string>, key: string): void => {
    if (known.has(name) || isPlanned(policy, name)) return;
    const nearest = findNearest(name, known);
    faults.push({
      code: `config/unknown-${noun}`,
      ...(policy.source === undefined ? {} : { file: policy.source }),
      ...(policy.lines[key] === undefined ? {} : { line: policy.lines[key], column: 1 }),
      key,
      what: `There is no ${noun} \`${name}\`: no file lies in one of that name.`,
      mend:
        nearest === undefined
          ? `Name an existing ${noun}, or list its folder in \`planned\`.`
          : `Name \`${nearest}\`, or list the folder of \`${name}\` in \`planned\`.`,
    });
  };
  for (const [domain, used] of Object.entries(policy.domains.uses)) {
    const key = `domains.uses.${domain}`;
    ask('domain', domain, domains, key);
    for (const [index, name] of used.entries()) ask('domain', name, domains, `${key}[${String(index)}]`);
  }
  for (const [index, name] of policy.domains.strict.entries())
    ask('domain', name, domains, `domains.strict[${String(index)}]`);
  for (const { name, onlyIn, provider } of policy.packages) {
    if (provider !== undefined) ask('provider', provider, providers, `providers.owns.${provider}`);
    else askReferences(onlyIn, `packages.${name}`);
  }
  for (const { name, onlyIn } of policy.builtins) askReferences(onlyIn, `builtins.${name}`);
  for (const { name, onlyIn } of policy.globals) askReferences(onlyIn, `globals.${name}`);
  return dropRepeated(faults);

  function askReferences(references: readonly string[], key: string): void {
    for (const [index, reference] of references.entries()) {
      const slash = reference.lastIndexOf('/');
      if (slash < 0) continue;
      const place = `${key}.onlyIn[${String(index)}]`;
      const before = reference.slice(0, slash);
      const after = reference.slice(slash + 1);
      if (policy.layers.some((layer) => layer.id === after)) ask('domain', before, domains, place);
      else ask('provider', after, providers, place);
    }
  }
}

/** Whether a planned pattern speaks of a folder of that name, or of every folder. */
function isPlanned(policy: Policy, name: string): boolean {
  return policy.planned.some((pattern) => pattern.split('/').includes(name.split('/').at(-1) ?? name));
}

function dropRepeated(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ key, what }) => {
    const id = `${key ?? ''}\0${what}`;
    return !seen.has(id) && seen.add(id);
  });
}
