import type { History, HistoryPoint } from '#types/history';

/** One number of a history, over its commits. */
export interface Curve {
  readonly title: string;
  /** As many as there are points. */
  readonly values: readonly number[];
}

const CURVES: readonly { readonly title: string; readonly read: (point: HistoryPoint) => number }[] = [
  { title: 'findings', read: ({ findings }) => findings.total },
  { title: 'known debt', read: ({ debt }) => debt },
  { title: 'edges between places', read: ({ edges }) => edges.values + edges.types },
  { title: 'files in cycles', read: ({ cycles }) => cycles.files },
  { title: 'dependencies across domains', read: ({ coupling }) => coupling.crossDomain },
];

/** The numbers that every chart shows. */
export function listCurves({ points }: History): readonly Curve[] {
  return CURVES.map(({ title, read }) => ({ title, values: points.map(read) }));
}
