import { type Debt, DEBT_NAME, type DebtFile } from '#types/debt';
import type { Fault } from '#types/fault';
import type { FileTree } from '#types/file-tree';
import type { Policy } from '#types/policy';
import type { FileSystem, Git } from '#types/providers';
import { createDebtLocator } from './create-debt-locator';
import { findRenames } from './find-renames';
import { parseDebt } from './parse-debt';

/** Reads the known debt of a project: one file at its root, one beside each domain. Looks at the tree, not at the disk. */
export function readDebt(
  tree: FileTree,
  policy: Policy,
  machine: { readonly fileSystem: FileSystem; readonly git: Git },
): { readonly debt: Debt; readonly faults: readonly Fault[] } {
  const locator = createDebtLocator(policy);
  const files: DebtFile[] = [];
  const faults: Fault[] = [];
  for (const [folder, entries] of tree.entries.entries()) {
    const at = tree.folders[folder] as string;
    if ((entries.get(DEBT_NAME) ?? -1) < 0 || !locator.isHome(at)) continue;
    const path = at === '' ? DEBT_NAME : `${at}/${DEBT_NAME}`;
    const text = readText(`${tree.root}/${path}`, machine.fileSystem);
    if (text === undefined) {
      faults.push({
        code: 'debt/unreadable',
        file: path,
        what: `${path} cannot be read.`,
        mend: 'Restore it from git.',
      });
      continue;
    }
    const parsed = parseDebt(text, path);
    if (parsed.fault === undefined) files.push({ path, entries: parsed.entries, text });
    else faults.push(parsed.fault);
  }
  return { debt: { files, renames: findRenames(tree, files, machine) }, faults };
}

function readText(path: string, fileSystem: FileSystem): string | undefined {
  try {
    return new TextDecoder().decode(fileSystem.readFile(path));
  } catch {
    return undefined;
  }
}
