import { readExamples } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readWays } from './read-ways';

const repository = path.join(import.meta.dirname, '../../../..');

/** Every example of every page, and every way to write a dependency between samples of the matrix, each project in a folder. */
export function writeProjects(): { readonly root: string; readonly projects: readonly string[] } {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-parity-')));
  const projects = [...listExamples(), ...listWays()];
  for (const { folder, files } of projects) {
    for (const [file, text] of Object.entries(withConfig(files))) {
      const target = path.join(root, folder, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, text);
    }
  }
  return { root, projects: projects.map(({ folder }) => folder) };
}

interface Project {
  readonly folder: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A config marks the root of each project, which on the pages is the root of everything. */
function withConfig(files: Project['files']): Project['files'] {
  const hasConfig = Object.keys(files).some((file) => /^storypole\.config\.\w+$/.test(file));
  return hasConfig ? files : { ...files, 'storypole.config.json': '{}' };
}

function listExamples(): readonly Project[] {
  return rules.flatMap(({ id }) =>
    readExamples(fs.readFileSync(path.join(repository, 'rules', id, 'rule.md'), 'utf8')).map((example) => ({
      folder: `pages/${id}-${example.line}`,
      files: example.files,
    })),
  );
}

/** Each way is written in every layer, once to a layer that is open to it and once to one that is closed. */
const CELLS: readonly (readonly [from: string, to: string])[] = [
  ['types', 'types'],
  ['types', 'ui'],
  ['config', 'types'],
  ['config', 'service'],
  ['repo', 'config'],
  ['repo', 'service'],
  ['service', 'repo'],
  ['service', 'runtime'],
  ['runtime', 'service'],
  ['runtime', 'ui'],
  ['ui', 'runtime'],
  ['providers', 'types'],
  ['providers', 'repo'],
];

function listWays(): readonly Project[] {
  const page = fs.readFileSync(path.join(repository, 'docs/forms.md'), 'utf8');
  const layers = [...new Set(CELLS.flat())];
  const domain = 'src/domains/orders';
  const targets = layers.flatMap((layer) => [
    [`${domain}/${layer}/page.ts`, 'export const page = 1;\nexport default page;\nexport interface Page {}\n'],
    [`${domain}/${layer}/labels.json`, '{}'],
    [`${domain}/${layer}/cart/index.ts`, 'export const cart = 1;\n'],
  ]);
  const ways = readWays(page).flatMap(({ file, code }, number) =>
    CELLS.map(([from, to]) => [
      `${domain}/${from}/way-${number}-${to}${file.slice(file.indexOf('.'))}`,
      `${retarget(code, to)}\n`,
    ]),
  );
  const map = (prefix: string) => Object.fromEntries(layers.map((layer) => [`${prefix}${layer}/*`, layer]));
  const toSource = (layer: string) => `./${domain}/${layer}/*.ts`;
  return [
    {
      folder: 'ways',
      files: {
        'package.json': JSON.stringify({
          name: 'shop',
          type: 'module',
          imports: Object.fromEntries(Object.entries(map('#')).map(([key, layer]) => [key, toSource(layer)])),
          exports: Object.fromEntries(Object.entries(map('./')).map(([key, layer]) => [key, toSource(layer)])),
        }),
        'tsconfig.json': JSON.stringify({
          compilerOptions: {
            baseUrl: 'src',
            paths: { '@/*': ['./*'] },
            module: 'ESNext',
            moduleResolution: 'Bundler',
          },
        }),
        ...(Object.fromEntries([...targets, ...ways]) as Record<string, string>),
      },
    },
  ];
}

/** The ways of the page lead to `ui`. */
function retarget(code: string, layer: string): string {
  return code.replaceAll(/(\.\.\/|#|\/)ui\//g, `$1${layer}/`);
}
