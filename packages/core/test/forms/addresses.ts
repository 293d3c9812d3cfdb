import type { AddressKind } from './form-table';

/** A way to address a file of the layer `ui` from a file in `src/domains/orders/service/`. */
export interface Address {
  readonly specifier: string;
  /** Below `src/domains/orders/ui/`. */
  readonly target: string;
  readonly way: string;
}

const to =
  (target: string) =>
  (specifier: string, way: string): Address => ({ specifier, target, way });
const page = to('page.ts');

/**
 * Modules are addressed in every way. A URL is relative to its file and names an extension; no alias, no package and no folder
 * stands for one. A reference path is relative too, and may leave its extension out. A glob knows the aliases, but no package.
 */
export const ADDRESSES: Readonly<Record<AddressKind, readonly Address[]>> = {
  module: [
    page('../ui/page', 'relative'),
    page('../ui/page.js', '.js for .ts'),
    page('../ui/page.ts', '.ts'),
    page('./../ui/../ui/page', 'a detour'),
    page('../ui/page?raw', 'a query'),
    page('../ui/page.ts?worker&inline', 'an extension and a query'),
    page('../ui/page.js?url', '.js and a query'),
    to('view.tsx')('../ui/view', 'relative, .tsx'),
    to('view.tsx')('../ui/view.jsx', '.jsx for .tsx'),
    to('view.tsx')('../ui/view.js', '.js for .tsx'),
    to('modern.mts')('../ui/modern.mjs', '.mjs for .mts'),
    to('classic.cts')('../ui/classic.cjs', '.cjs for .cts'),
    to('shape.d.ts')('../ui/shape', 'a declaration file'),
    to('cart/index.ts')('../ui/cart', 'a folder'),
    to('cart/index.ts')('../ui/cart/', 'a folder with a slash'),
    to('cart/index.ts')('../ui/cart/index.js', 'the index of a folder'),
    to('Panel.vue')('../ui/Panel.vue', 'a component'),
    to('labels.json')('../ui/labels.json', 'an asset'),
    to('style.css')('../ui/style.css', 'a style'),
    page('@/domains/orders/ui/page', '`paths` with a star'),
    page('@/domains/orders/ui/page.js', '`paths` and .js'),
    page('~page', '`paths` without a star'),
    to('cart/index.ts')('@/domains/orders/ui/cart', '`paths` and a folder'),
    page('domains/orders/ui/page', '`baseUrl`'),
    page('#ui/page', '`imports` of package.json'),
    page('@shop/orders-ui/page', 'a workspace package'),
    to('cart/index.ts')('@shop/orders-ui', 'the entry of a workspace package'),
    page('shop/ui/page', 'the name of the own package'),
    page('/src/domains/orders/ui/page', 'the root of the site'),
  ],
  url: [
    page('../ui/page.ts', 'relative'),
    page('../ui/page.js', '.js for .ts'),
    page('../ui/page.ts?worker', 'a query'),
    page('../ui/page.ts#part', 'a hash'),
    to('view.tsx')('../ui/view.tsx', '.tsx'),
    to('style.css')('../ui/style.css', 'a style'),
    to('an icon.svg')('../ui/an%20icon.svg', 'an escaped character'),
  ],
  reference: [
    page('../ui/page.ts', 'relative'),
    page('../ui/page', 'no extension'),
    to('shape.d.ts')('../ui/shape.d.ts', 'a declaration file'),
  ],
  glob: [
    page('../ui/page.ts', 'a path'),
    page('../ui/pag*.ts', 'a star'),
    to('cart/index.ts')('../ui/*/index.ts', 'a star for a folder'),
    page('../ui/{page,none}.ts', 'alternatives'),
    page('/src/domains/orders/ui/p[a]ge.ts', 'the root of the site'),
    page('@/domains/orders/ui/pag*', '`paths` with a star'),
    page('#ui/pag*', '`imports` of package.json'),
    page('domains/orders/ui/pag*', '`baseUrl`'),
  ],
};

/** The files that the addresses lead to, and the configs that make them do so. */
export const GROUND: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'shop',
    type: 'module',
    workspaces: ['src/domains/*/ui'],
    imports: { '#ui/*': './src/domains/orders/ui/*.ts' },
    exports: { './ui/*': './src/domains/orders/ui/*.ts' },
    devDependencies: { vitest: '*', '@jest/globals': '*' },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      baseUrl: 'src',
      paths: { '@/*': ['./*'], '~page': ['./domains/orders/ui/page.ts'] },
      module: 'ESNext',
      moduleResolution: 'Bundler',
      allowJs: true,
    },
  }),
  'src/domains/orders/ui/package.json': JSON.stringify({
    name: '@shop/orders-ui',
    exports: { '.': './cart/index.ts', './*': './*.ts' },
  }),
  'src/domains/orders/ui/page.ts': 'export const page = 1;\nexport default page;\nexport interface Page {}\n',
  'src/domains/orders/ui/view.tsx': 'export const view = <p />;\n',
  'src/domains/orders/ui/modern.mts': 'export const modern = 1;\n',
  'src/domains/orders/ui/classic.cts': 'export const classic = 1;\n',
  'src/domains/orders/ui/shape.d.ts': 'export interface Shape {}\n',
  'src/domains/orders/ui/cart/index.ts': 'export const cart = 1;\n',
  'src/domains/orders/ui/Panel.vue': '<script setup>\nconst panel = 1;\n</script>\n',
  'src/domains/orders/ui/labels.json': '{}\n',
  'src/domains/orders/ui/style.css': 'p {}\n',
  'src/domains/orders/ui/an icon.svg': '<svg />\n',
};
