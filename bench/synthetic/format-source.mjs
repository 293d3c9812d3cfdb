const MEAN_BYTES = 6000;
const FIELDS = ['id', 'label', 'amount', 'createdAt', 'owner', 'state', 'notes', 'priority'];
/** What a reader that takes text for code would follow. */
const REMARK = "// A label may say: import { x } from './nowhere', and import nothing.";

/** The text of a planned file: imports, an interface, functions until the size is reached. */
export function formatSource(file, random) {
  const parts = [...file.imports.map(formatImport), ...file.reexports.map(formatReexport)];
  if (file.name === undefined) return `${parts.join('\n')}\n`;
  const size = MEAN_BYTES * (0.3 + random.next() * 0.9 + (random.below(8) === 0 ? 1.6 : 0));
  parts.push('', formatInterface(file));
  let length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  for (let index = 0; length < size; index++) {
    const text = formatFunction(file, index, random);
    parts.push(text);
    length += text.length + 1;
  }
  return `${parts.join('\n')}\n`;
}

function formatImport({ specifier, name, typeOnly }) {
  return `import ${typeOnly ? 'type ' : ''}{ ${name} } from '${specifier}';`;
}

function formatReexport({ specifier, names, typeOnly }) {
  return `export ${typeOnly ? 'type ' : ''}{ ${names.join(', ')} } from '${specifier}';`;
}

function formatInterface(file) {
  const fields = FIELDS.map(
    (field) => `  readonly ${field}: ${field === 'amount' || field === 'priority' ? 'number' : 'string'};`,
  );
  return `/** What ${file.name} works on. */\nexport interface ${file.type} {\n${fields.join('\n')}\n}\n`;
}

function formatFunction(file, index, random) {
  const used = file.imports.filter((one) => !one.typeOnly);
  const helper = used.length === 0 ? 'String' : used[index % used.length].name;
  const name = index === 0 ? file.name : `${file.name}Step${index}`;
  const [first, second] = [random.pick(FIELDS), random.pick(FIELDS)];
  const remark = random.below(12) === 0 ? REMARK : '// Short parts only: the rest is said by the caller.';
  return `
/**
 * Step ${index}: reads ${first}, and falls back to ${second} where it's empty.
 * @param shape what came from the caller
 */
export function ${name}(shape: ${file.type}, limit = ${random.below(900) + 10}): string {
  const pattern = /^[a-z"']+\\/(?:${first}|${second})$/u;
  const parts = [shape.${first}, shape.${second}].map((part) => \`\${part}:\${limit > 3 ? 'high' : "low"}\`);
  if (!pattern.test(parts.join('/'))) {
    ${remark}
    return parts.filter((part) => part.length < limit).join(' of ');
  }
  return String(typeof ${helper}) + parts.at(${random.below(2)});
}`;
}
