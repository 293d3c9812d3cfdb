import type { CruiserConfig, ForbiddenRule } from '#types/cruiser-config';
import { MARK } from '#types/marks';
import type { Plan, PlannedRule } from '#types/plan';
import type { Writable } from '#types/writable';
import { escapeRegex } from './escape-regex';

/** The configuration that a plan stands for: a fresh value, the caller's to change. */
export function unfoldPlan(plan: Plan): Writable<CruiserConfig> {
  return {
    forbidden: plan.sections.flatMap(({ rules }) => rules.flatMap((rule) => unfold(rule, plan))),
    options: fill(plan.options, NOTHING),
  };
}

function unfold({ each, rule }: PlannedRule, { uses, oddDomains }: Plan): Writable<ForbiddenRule>[] {
  const users = chooseNames(Object.keys(uses));
  const fillFor = (domain: string): Writable<ForbiddenRule> =>
    fill(rule, {
      domain: escapeRegex(domain),
      domainName: domain,
      used: chooseNames(uses[domain] ?? []),
      usedNames: (uses[domain] ?? []).join(', '),
      users,
      cwd: '',
    });
  switch (each) {
    case 'once':
      return [fill(rule, { ...NOTHING, users })];
    case 'user':
      return Object.keys(uses).map(fillFor);
    case 'odd':
      return oddDomains.map(fillFor);
    case 'odd-loner':
      return oddDomains.filter((domain) => !Object.hasOwn(uses, domain)).map(fillFor);
  }
}

const NOTHING = { domain: '', domainName: '', used: '', usedNames: '', users: '', cwd: '' };

function chooseNames(names: readonly string[]): string {
  return `(?:${names.map(escapeRegex).join('|')})`;
}

function fill<T>(value: T, texts: Readonly<Record<keyof typeof MARK, string>>): Writable<T> {
  const text = Object.entries(MARK).reduce(
    (json, [key, mark]) => json.replaceAll(mark, () => JSON.stringify(texts[key as keyof typeof MARK]).slice(1, -1)),
    JSON.stringify(value),
  );
  return JSON.parse(text) as Writable<T>;
}
