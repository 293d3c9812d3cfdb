/** A file as it is and as it shall be. */
export interface PlannedFile {
  /** Relative to the root. */
  readonly file: string;
  readonly before: string | undefined;
  /** `''` where nothing is left to say. */
  readonly after: string;
  /** What the user must still do. */
  readonly note?: string;
}

/** What an installation did, or would do with the contents of each file. */
export function describeInstallation(planned: readonly PlannedFile[], isDryRun: boolean): string {
  const changed = planned.filter(({ before, after }) => (before ?? '') !== after);
  const notes = changed.flatMap(({ note }) => (note === undefined ? [] : [note]));
  if (changed.length === 0) return 'Everything is as it shall be.\n';
  if (!isDryRun)
    return [...changed.map(({ file, before, after }) => `${file} is ${toVerb(before, after)}.`), ...notes, ''].join(
      '\n',
    );
  return changed.map(({ file, after }) => `── ${file}\n${after === '' ? '(removed)\n' : after}`).join('\n');
}

function toVerb(before: string | undefined, after: string): string {
  if (before === undefined) return 'written';
  return after === '' ? 'removed' : 'changed';
}
