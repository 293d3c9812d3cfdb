/** The same words in every frontend: an import brings types alone. @param names as the importing file calls them */
export function describeErasure(names: readonly string[]): string {
  const listed = names.map((name) => `\`${name}\``).join(', ');
  return `Write \`import type\` for ${listed}: only types are used of ${names.length === 1 ? 'it' : 'them'}.`;
}
