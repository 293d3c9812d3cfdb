import { expect, test } from 'vitest';
import { parseTree } from './parse-tree';

test('folders nest by indentation, files hold one line, several, or none', () => {
  const tree = `
    src/
      utils/
        format.ts: export const format = String;
        parse.ts
          | import { format } from './format';
          |
          |   export const parse = format;
      app/
        main.ts
    package.json: { "name": "shop" }
  `;
  expect(parseTree(tree)).toEqual({
    'src/utils/format.ts': 'export const format = String;\n',
    'src/utils/parse.ts': "import { format } from './format';\n\n  export const parse = format;\n",
    'src/app/main.ts': '',
    'package.json': '{ "name": "shop" }\n',
  });
});

test('a line that is none of these is refused', () => {
  expect(() => parseTree('src/\n  two words')).toThrow('two words');
  expect(() => parseTree('| text')).toThrow('belongs to no file');
});
