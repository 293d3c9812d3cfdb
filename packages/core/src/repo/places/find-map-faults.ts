import type { Fault } from '#types/fault';
import type { FileTable } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { findUnknownNames } from './find-unknown-names';
import { findVacuousPatterns } from './find-vacuous-patterns';

/** What is wrong with a policy held against the files: patterns that match nothing, names that nothing bears. */
export function findMapFaults(policy: Policy, files: FileTable, places: readonly Place[]): readonly Fault[] {
  const used = new Set(files.place);
  const held = places.filter((place) => used.has(place.id));
  const faults = [...findVacuousPatterns(policy, files, held)];
  if (held.some((place) => place.kind === 'layer')) faults.push(...findUnknownNames(policy, held));
  return faults;
}
