import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkShape } from './check-shape';
import { BAD_CONFIGS, GOOD_CONFIGS } from './config-corpus.fixture';
import { KNOWN_RULES } from './known-rules.fixture';
import { configShape } from './schema';
import { DOMAIN_FOLDER, ENTRY_GLOB, GLOB, LAYER_GLOB, PROVIDER_FOLDER } from './text-formats';
import { toJsonSchema } from './to-json-schema';

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
addFormats(ajv);
const validate = ajv.compile(toJsonSchema(configShape, { rules: KNOWN_RULES }));

describe('the JSON schema', () => {
  test.each(GOOD_CONFIGS)('accepts %s', (_, config) => {
    expect(validate(JSON.parse(JSON.stringify(config))), ajv.errorsText(validate.errors)).toBe(true);
  });

  test.each(BAD_CONFIGS.filter((bad) => bad.seenBySchema))('refuses $title', ({ config }) => {
    expect(validate(JSON.parse(JSON.stringify(config)))).toBe(false);
  });

  test('accepts what only names and other entries tell to be wrong, save options of rules it knows', () => {
    const refused = BAD_CONFIGS.filter((bad) => !bad.seenBySchema && !validate(bad.config)).map((bad) => bad.title);
    expect(refused).toEqual(['an unknown option', 'an option of a rule without options', 'an option of a wrong type']);
  });

  test('puts the words of an editor on the keys of each object', () => {
    const schema = toJsonSchema(configShape, { docs: { 'an exception': { until: 'The last day.' } } });
    expect(schema).toMatchObject({
      properties: {
        exceptions: { items: { properties: { until: { description: 'The last day.', format: 'date' } } } },
      },
    });
  });

  test('agrees with the check on random values for random keys', () => {
    const texts = fc.oneof(
      fc.constantFrom(
        'src/**',
        '/x',
        'a/../b',
        './a',
        '{domain}',
        'repo',
        'node:fs',
        'pg',
        '',
        ' ',
        '2027-02-28',
        '!a',
      ),
      fc.string({ maxLength: 6 }),
    );
    const leaf = fc.oneof(texts, fc.integer(), fc.boolean(), fc.constant(null));
    const record = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.dictionary(texts, value, { maxKeys: 3 });
    const keyed = fc.dictionary(
      fc.constantFrom(
        'from',
        'to',
        'why',
        'kind',
        'domain',
        'onlyIn',
        'files',
        'pattern',
        'entry',
        'uses',
        'strict',
        'until',
      ),
      fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), record(fc.array(texts, { maxLength: 2 }))),
      { maxKeys: 5 },
    );
    const value = fc.oneof(leaf, fc.array(fc.oneof(leaf, keyed), { maxLength: 3 }), keyed, record(keyed));
    const config = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 3 });
    fc.assert(
      fc.property(config, (one) => {
        const plain: unknown = JSON.parse(JSON.stringify(one));
        const problems: string[] = [];
        checkShape(configShape, plain, (problem) => {
          // A bracket without its partner is beyond a regex.
          if (!problem.what.includes('without its partner')) problems.push(problem.what);
        });
        expect(validate(plain), `${problems.join('\n')}\n${ajv.errorsText(validate.errors)}`).toBe(
          problems.length === 0,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test.each([GLOB, LAYER_GLOB, DOMAIN_FOLDER, PROVIDER_FOLDER, ENTRY_GLOB])(
    'has a pattern that agrees with the check: $regex',
    (format) => {
      const parts = fc.constantFrom(
        '{domain}',
        '{provider}',
        '{x}',
        '{a,b}',
        '/',
        '..',
        '.',
        '!',
        '\\',
        '*',
        'src',
        ' ',
        'C:',
        '~',
        '\n',
        '{',
        '}',
      );
      fc.assert(
        fc.property(fc.array(parts, { maxLength: 6 }), (chosen) => {
          const glob = chosen.join('');
          const problem = format.findProblem(glob);
          const isUnclosed = problem?.what.includes('without its partner') === true;
          expect(new RegExp(format.regex.source, 'u').test(glob), JSON.stringify(glob)).toBe(
            problem === undefined || isUnclosed,
          );
        }),
        { numRuns: 3000 },
      );
    },
  );
});

const KEYS = [
  'preset',
  'include',
  'exclude',
  'domains',
  'providers',
  'layers',
  'allow',
  'deny',
  'packages',
  'globals',
  'builtins',
  'outside',
  'exceptions',
  'rules',
  'plugins',
  'x',
];
