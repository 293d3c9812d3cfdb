import type { Finding, FindingTarget } from '#types/finding';
import { groupBy } from '#types/group-by';

/**
 * The findings that a change caused: those whose dependency, file or cycle did not offend before. Lines count for nothing. A
 * dependency that offended before offends anew when it asks for another name, or for a value where it asked for types; a cycle
 * when it has a step that it did not have.
 *
 * @param before the findings about the project as it was
 */
export function findCaused(now: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const ids = new Set(before.map(({ id }) => id));
  const edgesBefore = groupBy(before, toEdge);
  const stepsBefore = new Set(before.flatMap(listSteps));
  return now.filter((finding) => {
    if (finding.listSteps !== undefined) return listSteps(finding).some((step) => !stepsBefore.has(step));
    if (ids.has(finding.id)) return false;
    const edge = toEdge(finding);
    return edge === undefined || !isCovered(finding, edgesBefore.get(edge) ?? []);
  });
}

/** Who depends on what, whichever rule objects; `undefined` for findings about a file or the graph. */
function toEdge({ from, to }: Finding): string | undefined {
  return to === undefined ? undefined : [from.file, nameTarget(to)].join('\0');
}

function nameTarget(target: FindingTarget): string {
  const name = target.file ?? target.package ?? target.builtin ?? target.global;
  return name ?? `specifier ${target.specifier ?? ''}`;
}

function isCovered({ names, typeOnly }: Finding, before: readonly Finding[]): boolean {
  const able = before.filter((other) => typeOnly === true || other.typeOnly !== true);
  if (able.length === 0) return false;
  const covered = new Set(able.flatMap((other) => other.names));
  return covered.has('*') || names.every((name) => covered.has(name));
}

function listSteps({ rule, listSteps: list }: Finding): readonly string[] {
  return list?.().map(({ from, to }) => [rule, from, to].join('\0')) ?? [];
}
