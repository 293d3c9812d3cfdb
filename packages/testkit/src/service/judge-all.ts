import { type Finding, judge } from '@storypole/core';
import type { Model } from '#types/model';

/** Everything that the policy finds in a project, known debt among it. */
export function judgeAll(model: Model): readonly Finding[] {
  const { policy, graph, debt, today } = model;
  return judge({ policy, graph, debt, rules: model.rules(), today, full: true });
}
