import { describe, expect, test } from 'vitest';
import { readExamples } from './read-examples';

const page = `# some-rule

\`\`\`sh
npm install # not a file
\`\`\`

## Examples

### ✗ a layer imports another

\`\`\`ts file=src/a.ts
import { b } from './b'; // ✗ some-rule, other-rule
# ✗ this is no heading
export const a = b; // fine
\`\`\`

Words between the files.

\`\`\`html file=src/b.vue
<script src="./x"></script> <!-- ✗ some-rule -->
/* ✗ other-rule */
\`\`\`

### ✓ nothing imports anything

\`\`\`ts file=src/a.ts
export const a = '✗ some-rule';
\`\`\`

## When to allow it
`;

test('headings are tests, blocks are files, comments are findings', () => {
  expect(readExamples(page)).toEqual([
    {
      title: 'a layer imports another',
      isOffence: true,
      line: 9,
      files: {
        'src/a.ts':
          "import { b } from './b'; // ✗ some-rule, other-rule\n# ✗ this is no heading\nexport const a = b; // fine\n",
        'src/b.vue': '<script src="./x"></script> <!-- ✗ some-rule -->\n/* ✗ other-rule */\n',
      },
      before: {},
      expected: [
        { file: 'src/a.ts', line: 1, rule: 'some-rule' },
        { file: 'src/a.ts', line: 1, rule: 'other-rule' },
        { file: 'src/b.vue', line: 1, rule: 'some-rule' },
        { file: 'src/b.vue', line: 2, rule: 'other-rule' },
      ],
    },
    {
      title: 'nothing imports anything',
      isOffence: false,
      line: 24,
      files: { 'src/a.ts': "export const a = '✗ some-rule';\n" },
      before: {},
      expected: [],
    },
  ]);
});

test('blocks of before and lines below a block tell of changes', () => {
  const text = [
    '### ✗ a version goes down',
    '```json file=package.json before',
    '{ "a": 2 }',
    '```',
    '```json file=package.json',
    '{ "a": 1 }',
    '```',
    '✗ `package.json:1` some-rule',
    '```ts file=src/new.ts added',
    '',
    '```',
  ].join('\n');
  const [example] = readExamples(text);
  expect(example?.before).toEqual({ 'package.json': '{ "a": 2 }\n', 'src/new.ts': undefined });
  expect(example?.files).toEqual({ 'package.json': '{ "a": 1 }\n', 'src/new.ts': '\n' });
  expect(example?.expected).toEqual([{ file: 'package.json', line: 1, rule: 'some-rule' }]);
});

describe('a page is refused', () => {
  const block = (path: string, text = ''): string => `\`\`\`ts file=${path}\n${text}\n\`\`\`\n`;

  test.each([
    ['a file below no example', block('a.ts'), 'below no heading'],
    ['a file that stands twice', `### ✓ x\n${block('a.ts')}${block('a.ts')}`, 'twice'],
    ['an offence that is not marked', `### ✗ x\n${block('a.ts')}`, 'marks no offence'],
    ['a mark where nothing is wrong', `### ✓ x\n${block('a.ts', "import 'b'; // ✗ some-rule")}`, 'marks an offence'],
    ['an example without files', '### ✓ x\n', 'has no files'],
    ['a block without an end', '### ✓ x\n```ts file=a.ts\n', 'does not end'],
  ])('for %s', (_, text, message) => {
    expect(() => readExamples(text)).toThrow(message);
  });
});
