import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJunit } from './format-junit';
import { CHARGE, cleanReport, faultyReport, misdirected, options, report } from './sample-reports';

interface Case {
  readonly '@name': string;
  readonly '@line'?: string;
  readonly failure?: { readonly '@message': string; readonly '#text': string };
  readonly error?: { readonly '@type': string };
  readonly skipped?: unknown;
}

interface Suite {
  readonly '@name': string;
  readonly '@tests': string;
  readonly '@failures': string;
  readonly testcase: readonly Case[];
}

function read(...args: Parameters<typeof formatJunit>): {
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@errors': string;
  readonly testsuite: readonly Suite[];
} {
  const { text } = formatJunit(...args);
  expect(SyntaxValidator.validate(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    trimValues: false,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  return (parser.parse(text) as { readonly testsuites: ReturnType<typeof read> }).testsuites;
}

describe('formatJunit', () => {
  test('says in the first suite how much is known, and how much was', () => {
    const debt = { listed: 12, atBase: 14, base: 'origin/main', renamed: 0 };
    const [first, ...others] = read([{ ...report, debt }], options).testsuite as readonly (Suite & {
      readonly properties?: unknown;
    })[];
    expect(first?.properties).toEqual(
      expect.objectContaining({
        property: { '@name': 'known debt', '@value': '12 known, was 14 at the base (origin/main).' },
      }),
    );
    expect(others.every(({ properties }) => properties === undefined)).toBe(true);
    expect(formatJunit([cleanReport], options).text).not.toContain('<properties>');
  });

  test('gives a rule a suite and a finding a failed case at its place', () => {
    const suites = read([report], options);
    expect(suites).toMatchObject({ '@tests': '3', '@failures': '3', '@errors': '0' });
    expect(suites.testsuite.map((suite) => suite['@name'])).toEqual([
      'misdirected-import',
      'import-cycle',
      'cross-domain-import',
    ]);
    const [found] = suites.testsuite[0]?.testcase ?? [];
    expect(found).toMatchObject({ '@name': `${CHARGE}:2:27`, '@file': CHARGE, '@line': '2' });
    expect(found?.failure?.['@message']).toBe(misdirected.what);
    expect(found?.failure?.['#text']).toContain('Fix: Move `PayButton` to billing/types.');
  });

  test('shows that a clean run has run: a passed case a rule', () => {
    const suites = read([cleanReport], options);
    expect(suites).toMatchObject({ '@tests': '2', '@failures': '0', '@errors': '0' });
    expect(suites.testsuite[1]?.testcase).toEqual([
      { '@name': 'Modules do not need each other.', '@classname': 'storypole.import-cycle' },
    ]);
  });

  test('skips known debt and says a fault as an error', () => {
    const known = read([{ ...report, findings: [{ ...misdirected, known: true }] }], options);
    expect(known.testsuite[0]?.testcase[0]).toHaveProperty('skipped');
    expect(known['@failures']).toBe('0');
    const faulty = read([faultyReport], options);
    expect(faulty['@errors']).toBe('1');
    expect(faulty.testsuite[0]?.testcase[0]?.error?.['@type']).toBe('config/unknown-layer');
  });

  test('is well-formed whatever a file holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (what, file) => {
        const finding = { ...misdirected, what, from: { ...misdirected.from, file } };
        expect(read([{ ...report, findings: [finding] }], options)['@failures']).toBe('1');
      }),
    );
  });
});
