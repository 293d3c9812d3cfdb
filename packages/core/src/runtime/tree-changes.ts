import type { Remedy, RemedyEdit } from '#types/finding';
import type { TreeChanges } from '#types/fix-plan';
import { groupBy } from '#types/group-by';
import type { FileSystem } from '#types/providers';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import { applyEdits } from '#service/remedies/apply-edits';

/** The files as they are once changes are made; nothing is written. */
export function overlayChanges(below: FileSystem, changes: TreeChanges): FileSystem {
  return changes.size === 0 ? below : createOverlayFileSystem(below, changes);
}

/**
 * The changes that a remedy makes on top of others; `undefined` where it cannot be made: a file is no plain UTF-8, a path is
 * taken, or an edit no longer fits.
 *
 * @param fileSystem shows the files with the changes so far
 */
export function addRemedy(
  root: string,
  changes: TreeChanges,
  { edits = [], moves = [] }: Remedy,
  fileSystem: FileSystem,
): TreeChanges | undefined {
  const next = new Map(changes);
  const texts = new Map<string, string>();
  const byFile: ReadonlyMap<string, readonly RemedyEdit[]> = groupBy(edits, ({ file }) => file);
  for (const file of new Set([...byFile.keys(), ...moves.map((move) => move.file)])) {
    // An edit of a file that is not there writes it.
    const isNew = fileSystem.stat(`${root}/${file}`) === undefined;
    const before = isNew ? '' : readText(fileSystem, `${root}/${file}`);
    const after = before === undefined ? undefined : applyEdits(before, byFile.get(file) ?? []);
    if (after === undefined) return undefined;
    texts.set(file, after);
  }
  for (const { file, to } of moves) {
    const text = texts.get(file);
    if (text === undefined || fileSystem.stat(`${root}/${to}`) !== undefined) return undefined;
    texts.delete(file);
    texts.set(to, text);
    next.set(`${root}/${file}`, undefined);
  }
  for (const [file, text] of texts) next.set(`${root}/${file}`, Buffer.from(text));
  return next;
}

/** `undefined` where nothing is there, or something that would not come back the same. */
function readText(fileSystem: FileSystem, path: string): string | undefined {
  try {
    const bytes = fileSystem.readFile(path);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return Buffer.from(text).equals(bytes) ? text : undefined;
  } catch {
    return undefined;
  }
}
