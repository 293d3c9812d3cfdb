import { readFileSync } from 'node:fs';

/** One way to write a dependency, as docs/forms.md shows it. */
export interface Way {
  readonly section: string;
  readonly name: string;
  readonly file: string;
  readonly code: string;
}

const page = readFileSync(new URL('../../../docs/forms.md', import.meta.url), 'utf8');

/** The rows of the page, in its order. A name that begins with `…` continues the one above. */
export function readForms(): readonly Way[] {
  return page
    .split('\n## ')
    .slice(1)
    .flatMap((text) => {
      const section = text.slice(0, text.indexOf('\n'));
      let head = '';
      return text
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .slice(2)
        .map((line): Way => {
          const [, name = '', file = '', code = ''] = /^\| (.*?) +\| `(.*?)` +\| (`+.*`+) +\|$/.exec(line) ?? [];
          if (!name.startsWith('…')) head = name;
          const ticks = code.startsWith('``') ? 2 : 1;
          return {
            section,
            name: name.startsWith('…') ? `${head} ${name.slice(2)}` : name,
            file,
            code: code.trim().slice(ticks, -ticks).replaceAll('↵', '\n'),
          };
        });
    });
}

/** What the ways lead to. */
export const FORM_GROUND: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'shop',
    type: 'module',
    imports: { '#ui/*': './src/domains/orders/ui/*.ts' },
    exports: { './ui/*': './src/domains/orders/ui/*.ts' },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: { baseUrl: 'src', paths: { '@/*': ['./*'] }, module: 'ESNext', moduleResolution: 'Bundler' },
  }),
  'src/domains/orders/ui/page.ts': 'export const page = 1;\nexport default page;\nexport interface Page {}\n',
  'src/domains/orders/ui/labels.json': '{}',
  'src/domains/orders/ui/cart/index.ts': 'export const cart = 1;\n',
};
