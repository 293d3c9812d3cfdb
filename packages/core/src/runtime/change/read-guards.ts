import type { Guards } from '#types/change';
import { findBypasses } from '#repo/change/find-bypasses';
import { findCalls } from '#repo/change/find-calls';
import { findStructuralTests } from '#repo/change/find-structural-tests';
import { findVersions } from '#repo/change/find-versions';
import { mayCall, mayPin } from '#repo/change/gate-files';

/** What guards the architecture in some files. @param files path relative to the root → text */
export function readGuards(files: ReadonlyMap<string, string>): Guards {
  const entries = [...files];
  return {
    calls: entries.flatMap(([file, text]) => (mayCall(file) ? findCalls(file, text) : [])),
    tests: entries.flatMap(([file, text]) => findStructuralTests(file, text)),
    bypasses: entries.flatMap(([file, text]) => (mayCall(file) ? findBypasses(file, text) : [])),
    versions: entries.flatMap(([file, text]) => (mayPin(file) ? findVersions(file, text) : [])),
  };
}
