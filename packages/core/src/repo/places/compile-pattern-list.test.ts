import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { createPathMatcher } from './compile-pattern-list';

describe('createPathMatcher', () => {
  test.for([
    ['src/domains/{domain}/repo/**', 'src/domains/billing/repo/deep/file.ts', 'billing'],
    ['src/domains/{domain}/repo.*', 'src/domains/billing/repo.ts', 'billing'],
    ['src/domains/{domain}/index.*', 'src/domains/my.odd-name/index.ts', 'my.odd-name'],
    ['**/modules/{domain}/**', 'apps/web/modules/cart/a.ts', 'cart'],
    ['packages/{domain}-api/src/**', 'packages/orders-api/src/a.ts', 'orders'],
  ] as const)('captures the domain of %s', ([pattern, path, domain]) => {
    expect(createPathMatcher([pattern])(path)?.domain).toBe(domain);
  });

  test.for([
    ['src/domains/{domain}/repo/**', 'src/domains/billing/service/a.ts'],
    ['src/domains/{domain}/repo/**', 'src/domains/a/b/repo/a.ts'],
    ['src/domains/{domain}/repo.*', 'src/domains/billing/repo/a.ts'],
    ['src/providers/{provider}.*', 'src/providers/deep/telemetry.ts'],
  ] as const)('%s does not match %s', ([pattern, path]) => {
    expect(createPathMatcher([pattern])(path)).toBeUndefined();
  });

  test('captures provider names of single files', () => {
    expect(createPathMatcher(['src/providers/{provider}.*'])('src/providers/telemetry.ts')?.provider).toBe('telemetry');
  });

  test('takes files out again by patterns that begin with an exclamation mark', () => {
    const match = createPathMatcher(['src/**', '!src/generated/**', '!**/*.gen.ts']);
    expect(match('src/a.ts')).toBeDefined();
    expect(match('src/generated/a.ts')).toBeUndefined();
    expect(match('src/deep/a.gen.ts')).toBeUndefined();
  });

  test('agrees with picomatch on whole paths', () => {
    const segment = fc.constantFrom('a', 'b', 'src', 'x.ts', 'y.test.ts', '.hidden');
    const globSegment = fc.constantFrom('a', 'b', 'src', '*', '**', '*.ts', '*.{test,spec}.*', 'x.*', '?.ts', '[ab]');
    fc.assert(
      fc.property(
        fc.array(globSegment, { minLength: 1, maxLength: 4 }),
        fc.array(segment, { minLength: 1, maxLength: 5 }),
        (globSegments, segments) => {
          const glob = globSegments.join('/');
          const path = segments.join('/');
          // `a/**` matches `a` itself for picomatch; a file is never a folder, so that reading is of no use here.
          const expected =
            picomatch(glob, { dot: true })(path) &&
            !(
              glob.endsWith('/**') &&
              picomatch(glob.slice(0, -3), { dot: true })(path) &&
              !picomatch(glob.replace(/\/\*\*$/, '/*/**'), { dot: true })(path) &&
              !picomatch(glob.replace(/\/\*\*$/, '/*'), { dot: true })(path)
            );
          expect(createPathMatcher([glob])(path) !== undefined, `${glob} on ${path}`).toBe(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
