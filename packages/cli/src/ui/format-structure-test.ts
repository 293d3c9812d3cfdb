/** What the first structural test is made from. */
export interface StructureTestFacts {
  /** Whether the policy finds domains: without, a test for each of them would throw. */
  readonly hasDomains: boolean;
  /** Layers that may reach past entries. */
  readonly wiring: readonly string[];
}

/** A first file of structural tests for Vitest. Each of its tests holds in any project that the policy finds no fault with. */
export function formatStructureTest({ hasDomains, wiring }: StructureTestFacts): string {
  const imports = hasDomains ? 'arch, files' : 'arch';
  const domains = [
    '',
    "test.for(arch.domains)('$name is entered only through its entry', (domain) =>",
    '  expect(files.in(domain)).toBeImportedOnlyThrough(domain.entry, {',
    ...(wiring.length === 0
      ? []
      : [`    except: files.in(${wiring.map((layer) => `arch.layer('${layer}')`).join(', ')}),`]),
    "    why: 'What lies behind an entry may change at will.',",
    '  }),',
    ');',
    '',
    "test('no domain needs itself through others', () => expect(arch.domains).toHaveNoCycles());",
  ];
  return [
    `import { ${imports} } from '@storypole/testkit';`,
    "import '@storypole/testkit/vitest';",
    "import { expect, test } from 'vitest';",
    '',
    "test('layers hold', () => expect(arch).toRespectLayers());",
    '',
    "test('no file needs itself through others', () => expect(arch).toHaveNoCycles());",
    ...(hasDomains ? domains : []),
    '',
  ].join('\n');
}
