import { languageOf } from '#repo/language-of';

/** Whether a change touched what decides the policy, or where imports lead. */
export function steersProject(root: string, files: readonly string[], policyFiles: ReadonlySet<string>): boolean {
  return files.some((file) => languageOf(file) === undefined || policyFiles.has(`${root}/${file}`));
}
