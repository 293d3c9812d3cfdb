import { type Finding, judge } from '@storypole/core';
import type { Model } from '#types/model';

/** Everything that the policy finds in a project. */
export function judgeAll(model: Model): readonly Finding[] {
  const { policy, graph, today } = model;
  return judge({ policy, graph, rules: model.rules(), today, full: true });
}
