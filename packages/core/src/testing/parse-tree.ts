/**
 * Reads a project written as an indented tree into path → text.
 *
 * ```
 * src/
 *   utils/
 *     format.ts: export const format = String;
 *     parse.ts
 *       | import { format } from './format';
 *       | export const parse = format;
 * ```
 *
 * A line that ends in `/` is a folder; one with `: ` is a file and its text; lines that begin with `|` are the text of the
 * file above them. Throws where a line is none of these or stands in no folder.
 */
export function parseTree(tree: string): Record<string, string> {
  const files: Record<string, string> = {};
  const folders: { readonly indent: number; readonly path: string }[] = [];
  let file: string | undefined;
  for (const line of tree.split('\n')) {
    const text = line.trim();
    if (text === '') continue;
    if (text.startsWith('|')) {
      if (file === undefined) throw new Error(`The text "${text}" belongs to no file.`);
      files[file] = `${files[file] ?? ''}${text.slice(1).replace(/^ /, '')}\n`;
      continue;
    }
    const indent = line.length - line.trimStart().length;
    while (folders.length > 0 && (folders.at(-1)?.indent ?? -1) >= indent) folders.pop();
    const parent = folders.at(-1)?.path ?? '';
    if (text.endsWith('/')) {
      folders.push({ indent, path: parent + text });
      file = undefined;
      continue;
    }
    const { name, rest } = /^(?<name>[^\s:]+)(?:: (?<rest>.*))?$/.exec(text)?.groups ?? {};
    if (name === undefined) throw new Error(`The line "${text}" is neither a folder, nor a file, nor the text of one.`);
    file = parent + name;
    files[file] = rest === undefined ? '' : `${rest}\n`;
  }
  return files;
}
