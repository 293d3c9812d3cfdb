import { toPackagePath } from './specifier';

/**
 * What a specifier with a scheme stands for. `builtin`: modules of a runtime. `package`: a registry's package, a remote origin, or a
 * module that a build tool serves; none of these can be a mistyped alias, because each is written with its scheme.
 */
export type SchemeTarget = { readonly kind: 'builtin' | 'package'; readonly name: string };

const RUNTIMES = new Set(['bun', 'deno', 'cloudflare', 'workerd']);

/**
 * Reads `https://cdn.example.com/x`, `npm:x@1/y`, `bun:test`, `virtual:x`, `\0x`. `undefined` for every other scheme: `astro:content` is the business
 * of the package `astro`, and of no one where it is not declared.
 */
export function toSchemeTarget(specifier: string): SchemeTarget | undefined {
  if (specifier.startsWith('\0')) return { kind: 'package', name: specifier.slice(1) };
  const scheme = specifier.slice(0, specifier.indexOf(':')).toLowerCase();
  const rest = specifier.slice(scheme.length + 1);
  if (RUNTIMES.has(scheme)) return { kind: 'builtin', name: specifier };
  switch (scheme) {
    case 'http':
    case 'https':
    case 'ws':
    case 'wss':
      return { kind: 'package', name: `${scheme}://${/^\/\/([^/?#]*)/u.exec(rest)?.[1] ?? ''}` };
    case 'data':
    case 'blob':
      return { kind: 'package', name: `${scheme}:` };
    case 'virtual':
      return { kind: 'package', name: specifier };
    case 'npm':
    case 'jsr': {
      const path = rest.replace(/^\/+/u, '').replace(/^((?:@[^/]+\/)?[^/@]+)@[^/]*/u, '$1');
      const name = toPackagePath(path)?.name;
      return name === undefined ? undefined : { kind: 'package', name };
    }
    default:
      return undefined;
  }
}
