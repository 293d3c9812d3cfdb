import { type Finding, judge, type Rule } from '@storypole/core';
import type { Model } from '#types/model';
import type { Subject } from '#types/subject';
import type { Verdict } from '#types/verdict';
import { UsageError } from '#types/usage-error';
import { createLookup } from '#service/create-lookup';
import { isWhole } from '#service/is-whole';
import { readSubject } from '#service/read-subject';
import { suggestName } from '#service/suggest-name';
import { toPlannedVerdict, toVerdict } from './to-verdict';

/**
 * Asks the policy's own rules. Known debt is accepted, as it is by the command. Faults of the project count: what could not be read was not judged.
 *
 * @param scopes of the rules that are asked; all where left out
 * @param ids of the rules that are asked; all where empty
 */
export function checkPolicy(
  matcher: string,
  received: unknown,
  scopes: readonly Rule['scope'][] | undefined,
  claim: string,
  ids: readonly string[] = [],
): Verdict {
  const subject = readSubject(matcher, received);
  if (subject === undefined) return toPlannedVerdict(matcher);
  const { model, title, rows } = subject;
  const rules = model.rules();
  requireIds(matcher, ids, rules);
  const asked = rules.filter(
    ({ id, scope }) => scopes?.includes(scope) !== false && (ids.length === 0 || ids.includes(id)),
  );
  const whole = isWhole(received);
  const { production, tests } = createLookup(model.graph);
  return toVerdict(matcher, {
    model,
    subject: title,
    rows: whole ? new Set([...production, ...tests]) : rows,
    claim,
    findings: (whole ? findAll(model, asked) : findOwn(model, subject, asked)).filter(({ known }) => !known),
    faults: model.faults,
  });
}

function findAll(model: Model, asked: readonly Rule[]): readonly Finding[] {
  const { policy, graph, debt, today } = model;
  const rules = model.rules();
  if (asked.length === rules.length) return judge({ policy, graph, debt, rules, today, full: true });
  return judge({ policy, graph, debt, rules, today, full: false, onlyRules: asked.map(({ id }) => id) });
}

/** What stands in a file of the subject, and cycles that run through one. */
function findOwn(model: Model, { files, rows }: Subject, asked: readonly Rule[]): readonly Finding[] {
  const { policy, graph, debt, today } = model;
  const onlyRules = asked.map(({ id }) => id);
  const paths = new Set(files.map(({ path }) => path));
  return judge({
    policy,
    graph,
    debt,
    rules: model.rules(),
    today,
    full: false,
    onlyRules,
    onlyFiles: [...rows],
  }).filter(({ from, chain }) => paths.has(from.file) || chain.some((file) => paths.has(file)));
}

function requireIds(matcher: string, ids: readonly string[], rules: readonly Rule[]): void {
  const known = rules.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new UsageError(
    `${matcher} was given the rule \`${unknown}\`, which there is not.`,
    suggestName(unknown, known),
  );
}
