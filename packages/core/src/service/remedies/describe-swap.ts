/** The same words in every frontend: the names come from a module that exports them already. @param path of that module */
export function describeSwap(names: readonly string[], specifier: string, path: string): string {
  const listed = names.map((name) => `\`${name}\``).join(', ');
  return `Import ${listed} from \`${specifier}\`: ${path} exports ${names.length === 1 ? 'it' : 'them'} already.`;
}
