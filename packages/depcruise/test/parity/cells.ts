/** A class of cells of the matrix, seen from a service of the domain `orders`. */
export interface CellClass {
  readonly name: string;
  /** The file that is imported. */
  readonly target: string;
  /** The rule that objects to a value, and to a type. */
  readonly value: string | undefined;
  readonly type: string | undefined;
}

const open = { value: undefined, type: undefined };
const closed = (rule: string): Pick<CellClass, 'value' | 'type'> => ({ value: rule, type: rule });

/** Each target lies in a folder of its own, so that a glob finds it alone. */
export const CELLS: readonly CellClass[] = [
  { name: 'same layer', target: 'src/domains/orders/service/target/page.ts', ...open },
  { name: 'earlier layer', target: 'src/domains/orders/repo/target/page.ts', ...open },
  { name: 'later layer', target: 'src/domains/orders/ui/target/page.ts', ...closed('misdirected-import') },
  {
    name: 'later layer, open to types',
    target: 'src/domains/orders/runtime/target/page.ts',
    value: 'misdirected-import',
    type: undefined,
  },
  { name: 'own entry', target: 'src/domains/orders/index.ts', ...open },
  { name: 'provider of the domain', target: 'src/domains/orders/providers/target/page.ts', ...open },
  { name: 'provider, by its entry', target: 'src/providers/telemetry/index.ts', ...open },
  { name: 'provider, deep', target: 'src/providers/telemetry/target/page.ts', ...closed('deep-import') },
  { name: 'utils', target: 'src/utils/target/page.ts', ...open },
  { name: 'app', target: 'src/app/target/page.ts', ...closed('misdirected-import') },
  { name: 'listed domain, by its entry', target: 'src/domains/accounts/index.ts', ...open },
  { name: 'listed domain, deep', target: 'src/domains/accounts/types/target/page.ts', ...closed('deep-import') },
  { name: 'unlisted domain, by its entry', target: 'src/domains/billing/index.ts', ...closed('cross-domain-import') },
  {
    name: 'unlisted domain, deep',
    target: 'src/domains/billing/types/target/page.ts',
    ...closed('cross-domain-import'),
  },
  {
    name: 'test',
    target: 'src/domains/orders/service/__tests__/target/page.ts',
    ...closed('test-in-production'),
  },
  { name: 'outside `include`', target: 'scripts/target/page.ts', ...closed('misdirected-import') },
];

export const CELL_CONFIG = JSON.stringify({
  domains: { uses: { orders: ['accounts'] } },
  allow: [{ from: 'service', to: 'runtime', kind: 'type', domain: 'same', why: 'A service hands out its clock.' }],
  rules: { 'stale-exception': { severity: 'off' } },
});
