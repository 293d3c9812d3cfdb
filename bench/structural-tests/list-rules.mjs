import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const PAIRS = [
  ['service', 'ui'],
  ['types', 'service'],
  ['repo', 'service'],
  ['service', 'runtime'],
];

/** The first `count` rules of the form "in this domain, this layer does not depend on that one". */
export function listRules(root, count) {
  const domains = join(root, 'src/domains');
  const names = readdirSync(domains).filter((name) => {
    const layers = readdirSync(join(domains, name));
    return PAIRS.flat().every((layer) => layers.includes(layer));
  });
  const rules = PAIRS.flatMap(([from, to]) => names.map((domain) => ({ domain, from, to })));
  if (rules.length < count)
    throw new Error(`The repository has ${rules.length} such rules, and ${count} are asked for.`);
  return rules.slice(0, count);
}
