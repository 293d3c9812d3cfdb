/** One file of `service` that depends on `ui`. */
export interface CoreForm {
  readonly form: string;
  readonly text: string;
  /** Default: `caller.ts`. */
  readonly name?: string;
}

/** The ways to write a dependency that every codebase has. The whole list: docs/forms.md. */
export const FORMS: readonly CoreForm[] = [
  { form: 'import of a name', text: "import { page } from '../ui/page';\npage();\n" },
  { form: 'import of the default', text: "import page from '../ui/page';\npage();\n" },
  { form: 'import of a namespace', text: "import * as ui from '../ui/page';\nui.page();\n" },
  { form: 'import for its effects', text: "import '../ui/page';\n" },
  { form: 'import type', text: "import type { Page } from '../ui/page';\nexport type Own = Page;\n" },
  { form: 'inline type', text: "import { type Page } from '../ui/page';\nexport type Own = Page;\n" },
  {
    form: 'type and value together',
    text: "import { type Page, page } from '../ui/page';\nexport const own: Page = page();\n",
  },
  { form: 're-export of a name', text: "export { page } from '../ui/page';\n" },
  { form: 'export star', text: "export * from '../ui/page';\n" },
  { form: 'export star as', text: "export * as ui from '../ui/page';\n" },
  { form: 'export type', text: "export type { Page } from '../ui/page';\n" },
  { form: 'import()', text: "export const load = () => import('../ui/page');\n" },
  { form: 'import() with backticks', text: 'export const load = () => import(`../ui/page`);\n' },
  { form: 'require', text: "const { page } = require('../ui/page');\npage();\n" },
  { form: 'import equals', text: "import ui = require('../ui/page');\nui.page();\n" },
  { form: 'import type in a type', text: "export type Own = import('../ui/page').Page;\n" },
  { form: 'typeof import', text: "export type Own = typeof import('../ui/page');\n" },
  { form: 'an alias', text: "import { page } from '@/domains/orders/ui/page';\npage();\n" },
  { form: '.js for .ts', text: "import { page } from '../ui/page.js';\npage();\n" },
  { form: 'the index of a folder', text: "import { cart } from '../ui/cart';\ncart();\n" },
  { form: 'a worker', text: "export const work = () => new Worker(new URL('../ui/page.ts', import.meta.url));\n" },
  {
    form: 'in a .tsx file',
    text: "import { page } from '../ui/page';\nexport const View = () => <>{page()}</>;\n",
    name: 'caller.tsx',
  },
  { form: 'through a barrel of another layer', text: "import { page } from '../../../utils/barrel';\npage();\n" },
];

/** What the forms lead to. */
export const GROUND: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "type": "module" }\n',
  'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] }, "jsx": "preserve" } }\n',
  'src/domains/orders/service/place.ts': 'export const place = (): string => "placed";\n',
  'src/domains/orders/ui/page.ts':
    'export interface Page { readonly title: string }\nexport const page = (): Page => ({ title: "" });\nexport default page;\n',
  'src/domains/orders/ui/cart/index.ts': 'export const cart = (): string => "";\n',
  'src/utils/barrel.ts': "export { page } from '../domains/orders/ui/page';\n",
};
