import type { FileSystem } from '#types/providers';

/** What gives a module something that is neither in its files nor in the packages of this program. */
const OUTER =
  /\b(?:process|globalThis|global|window|self|Date|performance|crypto|Math\s*\.\s*random|fetch|import\s*\.\s*meta|require|eval|Function|Intl|navigator|await|__dirname|__filename)\b|\bimport\s*\(|toLocale/u;

const OWN = /^(?:storypole|@storypole\/[\w-]+)(?:\/|$)/u;

/**
 * Whether modules say the same whenever they are evaluated. Told by their text, and `false` where in doubt: a word in a comment is
 * enough.
 *
 * @param files absolute paths of all of them @param others what they import besides each other
 */
export function saysTheSame(
  files: readonly string[],
  others: readonly string[],
  fileSystem: Pick<FileSystem, 'readFile'>,
): boolean {
  if (!others.every((specifier) => OWN.test(specifier))) return false;
  const decoder = new TextDecoder();
  return files.every((file) => {
    try {
      return !OUTER.test(decoder.decode(fileSystem.readFile(file)));
    } catch {
      return false;
    }
  });
}
