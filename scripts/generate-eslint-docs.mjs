// Writes the pages of the ESLint rules and the table in the plugin's README from rules/*/rule.md and the built plugin, in the
// form that eslint-doc-generator gives such pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';
import { writeGenerated } from './write-generated.mjs';

const folder = 'packages/eslint-plugin';
const { default: plugin } = await import(pathToFileURL(join(root, folder, 'dist/index.mjs')).href);
const { rules } = await import(pathToFileURL(join(root, 'rules/dist/index.mjs')).href);
const HEADER_END = '<!-- end auto-generated rule header -->';
const EMOJI = { recommended: '✅', strict: '🔒', agent: '🤖' };

const read = (path) => readFileSync(join(root, path), 'utf8');
const ids = Object.keys(plugin.rules).sort();

for (const id of ids) {
  const page = `${folder}/docs/rules/${id}.md`;
  const isOwn = rules.some((rule) => rule.id === id);
  const body = isOwn ? afterSummary(read(`rules/${id}/rule.md`)) : afterHeader(read(page));
  writeGenerated(page, `${toHeader(id)}\n\n${HEADER_END}\n\n${body}`);
}

const readme = `${folder}/README.md`;
const [begin, end] = ['<!-- begin auto-generated rules list -->', '<!-- end auto-generated rules list -->'];
const text = read(readme);
const [from, to] = [text.indexOf(begin), text.indexOf(end)];
if (from < 0 || to < from) throw new Error(`${readme} has no section between ${begin} and ${end}.`);
writeGenerated(readme, `${text.slice(0, from + begin.length)}\n\n${toTable()}\n\n${text.slice(to)}`);

function toHeader(id) {
  const { docs, fixable, hasSuggestions } = plugin.rules[id].meta;
  const configs = findConfigs(id).map((name) => `${EMOJI[name]} \`${name}\``);
  const notes = [
    `💼 This rule is enabled in the following configs: ${configs.join(', ')}.`,
    ...(fixable
      ? [
          '🔧 This rule is automatically fixable by the [`--fix` CLI option](https://eslint.org/docs/latest/user-guide/command-line-interface#--fix).',
        ]
      : []),
    ...(hasSuggestions
      ? [
          '💡 This rule is manually fixable by [editor suggestions](https://eslint.org/docs/latest/use/core-concepts#rule-suggestions).',
        ]
      : []),
  ];
  return [`# ${docs.description.replace(/\.$/, '')} (\`storypole/${id}\`)`, ...notes].join('\n\n');
}

function findConfigs(id) {
  return Object.keys(EMOJI).filter((name) => plugin.configs[name].rules[`storypole/${id}`] !== undefined);
}

/** What follows the title and the summary, which the header repeats. */
function afterSummary(page) {
  return page.slice(page.indexOf('\n## ') + 1);
}

function afterHeader(page) {
  const at = page.indexOf(HEADER_END);
  if (at < 0) throw new Error(`A page without its source in rules/ has no ${HEADER_END}.`);
  return page.slice(at + HEADER_END.length).trimStart();
}

/** A table as Prettier would write it. */
function toTable() {
  const legend = [
    ...Object.entries(EMOJI).map(([name, sign]) => `${sign} Set in the \`${name}\` configuration.`),
    '🔧 Fixable by `--fix`.',
    '💡 Offers suggestions in the editor.',
  ];
  const rows = [
    ['Name', 'Description', '💼', '🔧', '💡'],
    ...ids.map((id) => {
      const { docs, fixable, hasSuggestions } = plugin.rules[id].meta;
      return [
        `[${id}](docs/rules/${id}.md)`,
        docs.description.replace(/\.$/, ''),
        findConfigs(id)
          .map((name) => EMOJI[name])
          .join(' '),
        fixable ? '🔧' : '',
        hasSuggestions ? '💡' : '',
      ];
    }),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => toWidth(row[column])), 3));
  const toLine = (cells) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat(widths[column] - toWidth(cell))).join(' | ')} |`;
  const [head, ...body] = rows;
  return [...legend, '', toLine(head), toLine(widths.map((width) => '-'.repeat(width))), ...body.map(toLine)].join(
    '\n',
  );
}

/** The signs in this table are two columns wide. */
function toWidth(text) {
  return [...text].reduce((sum, character) => sum + (/\p{Extended_Pictographic}/u.test(character) ? 2 : 1), 0);
}
