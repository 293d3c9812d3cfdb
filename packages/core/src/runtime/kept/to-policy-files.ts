import type { WitnessRecords } from '#repo/create-witness';
import type { ProjectRoot } from '../find-project-roots';

/** Absolute paths of the files that a policy came from. */
export function toPolicyFiles(
  { config }: Pick<ProjectRoot, 'config'>,
  records: Pick<WitnessRecords, 'files'> | undefined,
): ReadonlySet<string> {
  return new Set([...(config === undefined ? [] : [config]), ...(records?.files.keys() ?? [])]);
}
