import type { DependencyRule, FileFilter, TargetFilter } from '#types/cruiser-config';
import type { Kind } from './cells';
import type { Verdict } from './create-judge';
import { DECLARATION_FILE, TYPE_ONLY } from './dependency-types';
import { mergeRegexes } from './merge-regexes';

interface RuleParts {
  /** What stands after the id of the rule. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly kind?: Kind;
  readonly from: FileFilter;
  readonly to: TargetFilter;
}

/** A rule that forbids dependencies, with its lists as short as they can be. */
export function toDependencyRule({ name, verdict, kind = 'both', from, to }: RuleParts): DependencyRule {
  const notFrom = [...(from.pathNot ?? []), ...(kind === 'value' ? [DECLARATION_FILE] : [])];
  const { path: toPath = [], pathNot: toPathNot = [], ...rest } = to;
  return {
    name: `${verdict.rule}/${name}`,
    severity: 'error',
    comment: [verdict.why, verdict.help].map(toSentence).join(' ').trim(),
    from: { ...toList('path', from.path ?? []), ...toList('pathNot', notFrom) },
    to: {
      ...toList('path', toPath),
      ...toList('pathNot', toPathNot),
      ...(kind === 'value' ? { dependencyTypesNot: TYPE_ONLY } : {}),
      ...(kind === 'type' ? { dependencyTypes: TYPE_ONLY } : {}),
      ...rest,
    },
  };
}

function toList(key: 'path' | 'pathNot', regexes: readonly string[]): FileFilter {
  return regexes.length === 0 ? {} : { [key]: mergeRegexes(regexes) };
}

/** The rules quote the names of domains; what stands for any domain is no name. */
function toSentence(text: string): string {
  const plain = text.replaceAll(/`((?:this|the other) domain)`/g, '$1');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
