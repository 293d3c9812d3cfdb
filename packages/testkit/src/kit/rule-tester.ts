import type { Rule } from '@storypole/core';
import { createRuleTester, type RuleTester, type RuleTesterOptions } from './create-rule-tester';
import { currentModel } from './current-model';

/** Tests one rule on small projects in memory, in whatever framework. */
export function ruleTester(rule: Rule, options: RuleTesterOptions = {}): RuleTester {
  return createRuleTester(rule, options, currentModel);
}
