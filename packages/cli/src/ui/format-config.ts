import { describeNames, pluralize } from '@storypole/core';
import type { MeasuredProposal } from '#types/proposal';

const MOST_FOLDERS = 12;
/** A longer list goes over several lines. */
const MOST_COLUMNS = 90;

/** Lines of a config: comments, and a key with its value whose last line has no comma yet. */
interface Block {
  readonly comments: readonly string[];
  readonly entry: readonly string[];
}

interface Style {
  readonly key: (name: string) => string;
  readonly value: (value: unknown) => string;
}

const STYLES: Readonly<Record<'jsonc' | 'ts', Style>> = {
  jsonc: { key: (name) => JSON.stringify(name), value: (value) => writeValue(value, (text) => JSON.stringify(text)) },
  ts: {
    key: (name) => (/^[a-z]\w*$/i.test(name) ? name : quoteSingly(name)),
    value: (value) => writeValue(value, quoteSingly),
  },
};

/** The text of a config file with comments; `undefined` stands for a tree in which nothing was recognised. */
export function formatConfig(measured: MeasuredProposal | undefined, language: 'jsonc' | 'ts'): string {
  const style = STYLES[language];
  const schema: Block = { comments: [], entry: ['  "$schema": "./node_modules/storypole/schema.json"'] };
  const blocks: readonly Block[] = [
    ...(language === 'jsonc' ? [schema] : []),
    ...(measured === undefined ? describeNothing(style) : describeFound(measured, style)),
  ];
  const last = blocks.findLastIndex(({ entry }) => entry.length > 0);
  const paragraphs = blocks.map(({ comments, entry }, index) => {
    const comma = entry.length > 0 && (index !== last || language === 'ts') ? ',' : '';
    return [...comments.map((comment) => `  // ${comment}`), ...entry].join('\n') + comma;
  });
  const body = paragraphs.join('\n\n');
  if (language === 'jsonc') return `{\n${body}\n}\n`;
  return `import { defineConfig } from 'storypole';\n\nexport default defineConfig({\n${body}\n});\n`;
}

function describeNothing({ key, value }: Style): readonly Block[] {
  return [
    {
      comments: [
        'No folder bears the name of a layer yet, and `storypole check` says so until one does. Each business domain is a',
        'folder of src/domains, with its layers below: types, config, repo, providers, service, runtime, ui. What serves',
        'all domains lies in src/utils, src/providers and src/app.',
        'Other presets: harness/adjacent, harness/figure, hexagonal, onion, feature-sliced, none.',
      ],
      entry: [`  ${key('preset')}: ${value('harness')}`],
    },
    {
      comments: [
        'Where the domains lie, if not in src/domains, and where a layer lies, if not in a folder of its own name:',
        `${key('domains')}: { ${key('pattern')}: ${value('packages/{domain}/src')} },`,
        `${key('layers')}: { ${key('repo')}: { ${key('files')}: ${value(['packages/{domain}/src/db/**'])} } },`,
      ],
      entry: [],
    },
  ];
}

function describeFound(measured: MeasuredProposal, style: Style): readonly Block[] {
  const { placed, included, foundLayers, foundDomains, proposal } = measured;
  const domains = foundDomains.length === 0 ? [] : [`Domains: ${describeNames(foundDomains)}.`];
  return [
    {
      comments: [
        `Places ${placed} of ${pluralize(included, 'file')}, in the layers ${describeNames(foundLayers, 12)}.`,
        ...domains,
      ],
      entry: [`  ${style.key('preset')}: ${style.value(proposal.preset)}`],
    },
    ...(foundDomains.length === 0 ? [] : [describeDomains(measured, style)]),
    ...(Object.keys(proposal.layers).length === 0 ? [] : [describeLayers(measured, style)]),
    ...(measured.unplaced.length === 0 ? [] : [describeUnplaced(measured)]),
  ];
}

function describeDomains({ proposal, foundDomains }: MeasuredProposal, { key, value }: Style): Block {
  const { domains } = proposal;
  const [first = 'billing', second = 'accounts'] = foundDomains;
  const pattern =
    domains.length === 0 ? [] : [`    ${key('pattern')}: ${value(domains.length === 1 ? domains[0] : domains)},`];
  const comma = key('uses') === 'uses' ? ',' : '';
  return {
    comments: [],
    entry: [
      `  ${key('domains')}: {`,
      ...pattern,
      '    // Another domain may be imported only where it is listed here, and only through its entry.',
      `    ${key('uses')}: {`,
      `      // ${key(first)}: ${value([second])}`,
      `    }${comma}`,
      '  }',
    ],
  };
}

function describeLayers({ proposal }: MeasuredProposal, { key, value }: Style): Block {
  const layers = Object.entries(proposal.layers);
  const isTs = key('files') === 'files';
  return {
    comments: ['Layers that do not lie where the preset expects them.'],
    entry: [
      `  ${key('layers')}: {`,
      ...layers.map(([layer, files], index) => {
        const comma = isTs || index < layers.length - 1 ? ',' : '';
        return `    ${key(layer)}: { ${key('files')}: ${value(files)} }${comma}`;
      }),
      '  }',
    ],
  };
}

function describeUnplaced({ unplaced }: MeasuredProposal): Block {
  const shown = unplaced.slice(0, MOST_FOLDERS);
  const more = unplaced.length - shown.length;
  return {
    comments: [
      'In no layer yet, so each of these files is a finding. Give them to a layer, or list them in "exclude".',
      ...shown.map(({ folder, files }) => `  ${folder} (${pluralize(files, 'file')})`),
      ...(more === 0 ? [] : [`  and ${pluralize(more, 'more folder')}`]),
    ],
    entry: [],
  };
}

function writeValue(value: unknown, quote: (text: string) => string): string {
  if (!Array.isArray(value)) return quote(String(value));
  const items = value.map((item) => quote(String(item)));
  const line = `[${items.join(', ')}]`;
  return line.length <= MOST_COLUMNS ? line : `[\n${items.map((item) => `      ${item}`).join(',\n')}\n    ]`;
}

function quoteSingly(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
