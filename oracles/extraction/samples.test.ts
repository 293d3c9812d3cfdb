import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSource, type ProgramLanguage } from './compare';
import { EXTRACTORS } from './extractors';
import { JSX_SAMPLES, SAMPLES } from './samples';

const RUNS = 150;
/** The same mixtures in every run. */
const SEED = 20;

const DECLARATION = /^(?:import[^(]*$|export [^d]|type |interface |declare (?:module|global)|function f21|let x20)/;

/** Declaration files hold no expressions; in JSX, an assertion in angle brackets is an element. */
function samplesIn(language: ProgramLanguage): readonly string[] {
  if (language === 'dts') return SAMPLES.filter((sample) => DECLARATION.test(sample));
  return language === 'tsx'
    ? [...SAMPLES.filter((sample) => !/<(?:import|any>)\(/.test(sample)), ...JSX_SAMPLES]
    : SAMPLES;
}

/** A program that declares `require` twice is none. */
function isMixable(sample: string): boolean {
  return !sample.includes('const require = createRequire');
}

describe.each(Object.entries(EXTRACTORS))('the %s finds what the compiler finds', (_name, extract) => {
  describe.each(['ts', 'tsx', 'dts'] as const)('in .%s', (language) => {
    test.each(samplesIn(language))('%s', (sample) => {
      expect(compareSource(sample, language, extract)).toEqual([]);
    });
  });

  test.each(['ts', 'tsx'] as const)('in any mixture of samples in .%s', (language) => {
    const samples = fc.array(fc.constantFrom(...samplesIn(language).filter(isMixable)), { minLength: 1, maxLength: 8 });
    const separator = fc.constantFrom('\n', ';\r\n', '; ', '\n// it\'s "\n', '\n/* ` */;\n');
    fc.assert(
      fc.property(samples, separator, (parts, between) => {
        expect(compareSource(parts.join(between), language, extract) ?? []).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
