import type { OptionDescription, Rule } from '#types/rule';
import { describeValue } from './describe-value';
import { formatNames, type Problem, type Report, type ReportIn, toUnknownKey } from './problem';
import { findNearest } from './find-nearest';
import { joinKey } from './key-path';
import type { PartialConfig } from './merge-configs';

/** What the config needs to know of a rule. */
export type KnownRule = Pick<Rule, 'id' | 'options'>;

/** Checks that the rules which the config names exist and have the options that it sets. */
export function checkRules(
  { rules, exceptions }: Pick<PartialConfig, 'rules' | 'exceptions'>,
  known: readonly KnownRule[],
  report: ReportIn,
): void {
  const ids = known.map((rule) => rule.id);
  for (const [id, settings] of rules) {
    const rule = known.find((one) => one.id === id);
    for (const { value, source, key } of settings) {
      if (rule === undefined) report(source, toUnknownRule(id, key, ids));
      else checkOptions(rule, value, key, (problem) => report(source, problem));
    }
  }
  for (const { value, source, key } of exceptions) {
    if (value.rule !== undefined && !ids.includes(value.rule))
      report(source, toUnknownRule(value.rule, `${key}.rule`, ids));
  }
}

function toUnknownRule(id: string, key: string, ids: readonly string[]): Problem {
  const nearest = findNearest(id, ids);
  const all = ids.length === 0 ? '' : `Known ${ids.length === 1 ? 'is' : 'are'} ${formatNames(ids, 'and')}. `;
  return {
    code: 'config/unknown-rule',
    key,
    what: `\`${id}\` in \`${key}\` is no rule.`,
    mend:
      nearest === undefined
        ? `${all}A rule of your own needs its module under \`plugins\`.`
        : `Did you mean \`${nearest}\`?`,
  };
}

function checkOptions(
  { id, options = {} }: KnownRule,
  settings: Readonly<Record<string, unknown>>,
  key: string,
  report: Report,
): void {
  for (const [name, value] of Object.entries(settings)) {
    if (name === 'severity' || value === undefined) continue;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) {
      const problem = toUnknownKey(name, ['severity', ...Object.keys(options)], '', key);
      report({ ...problem, code: 'config/unknown-option', what: `\`${name}\` is no option of \`${id}\`.` });
    } else checkOption(option, value, joinKey(key, name), report);
  }
}

function checkOption({ type, default: example }: OptionDescription, value: unknown, key: string, report: Report): void {
  const mistype = (wrong: unknown, at: string, needed: string): void =>
    report({
      code: 'config/wrong-type',
      key: at,
      what: `\`${at}\` is ${describeValue(wrong)} where ${needed} is needed.`,
      mend: `Write ${TYPES[type]} such as \`${JSON.stringify(example)}\`.`,
    });
  if (type !== 'strings') {
    if (typeof value !== type) mistype(value, key, TYPES[type]);
  } else if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      if (typeof item !== 'string') mistype(item, joinKey(key, index), 'a text');
    });
  } else mistype(value, key, TYPES[type]);
}

const TYPES: Readonly<Record<OptionDescription['type'], string>> = {
  boolean: 'a boolean',
  number: 'a number',
  string: 'a text',
  strings: 'a list of texts',
};
