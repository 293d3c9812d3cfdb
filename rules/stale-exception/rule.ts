import { defineRule, findUnneededAllows, matchesAny } from '@storypole/core';

export default defineRule({
  id: 'stale-exception',
  scope: 'graph',
  sees: 'run',
  summary: 'Exceptions, known debt, `allow` and `planned` go when nothing needs them any more.',
  catches: ['unused-exception', 'expired-exception', 'past-plan', 'unused-allow'],
  messages: {
    unused: {
      what: 'The exception to {{rule}} from {{fromFile}} to {{toFile}} accepts nothing any more.',
      why: 'An exception that outlives its offence lets the next one pass unseen.',
    },
    expired: {
      what: 'The exception to {{rule}} from {{fromFile}} to {{toFile}} ended on {{until}}.',
      why: 'An exception is a promise with a date; past it, the offence counts again.',
    },
    paid: {
      what: '{{from}} still lists {{count}} {{rule}} from {{fromFile}} to {{toFile}} (`{{symbol}}`), and the code has {{left}}.',
      why: 'Known debt that nobody owes any more lets the next offence of its kind pass unseen.',
    },
    strict: {
      what: '{{from}} lists {{count}} {{rule}} from {{fromFile}} to {{toFile}} (`{{symbol}}`), where a strict part of the policy accepts none.',
      why: 'What is strict accepts no known debt, whatever the file says.',
    },
    allow: {
      what: '`{{fromLayer}}` is allowed to import `{{toLayer}}`{{kind}}, but no file does.',
      why: 'A cell that is open for nobody is open for whoever comes next.',
    },
    planned: {
      what: '`{{pattern}}` is planned, but {{example}} is there already.',
      why: 'A pattern that stays planned may stop matching without anybody noticing.',
    },
  },
  check: ({ graph, policy, unusedExceptions, expiredExceptions, paidDebt }) => {
    const at = (key: string) => ({ file: policy.source ?? '', line: policy.lines[key] ?? 1 });
    const exceptions = policy.exceptions.flatMap((exception, index) => {
      const isExpired = expiredExceptions.includes(exception);
      if (!isExpired && !unusedExceptions.includes(exception)) return [];
      const { rule, from, to, until, owner } = exception;
      return [
        {
          ...at(`exceptions[${String(index)}]`),
          message: isExpired ? ('expired' as const) : ('unused' as const),
          key: [rule, from, to].join(),
          data: { rule, fromFile: from, toFile: to, until },
          help: isExpired ? `Put the offence right, or let ${owner} renew the promise.` : 'Remove it.',
        },
      ];
    });
    const allows = findUnneededAllows(policy, graph).map((index) => {
      const edit = policy.allow[index];
      return {
        ...at(`allow[${String(index)}]`),
        message: 'allow' as const,
        key: [edit?.from, edit?.to, edit?.kind, edit?.domain].join(),
        data: {
          fromLayer: edit?.from ?? '',
          toLayer: edit?.to ?? '',
          kind: edit?.kind === 'type' ? ' as a type' : '',
        },
        help: 'Remove it.',
      };
    });
    const planned = policy.planned.flatMap((pattern, index) => {
      const example = graph.files.paths.find((path) => matchesAny([pattern], path));
      if (example === undefined) return [];
      return [
        {
          ...at(`planned[${String(index)}]`),
          message: 'planned' as const,
          key: pattern,
          data: { pattern, example },
          help: 'Remove it.',
        },
      ];
    });
    const debts = paidDebt.map(({ path, line, entry, left, isStrict }) => ({
      file: path,
      line,
      message: isStrict ? ('strict' as const) : ('paid' as const),
      key: [entry.rule, entry.from, entry.to, entry.symbol].join(),
      data: {
        rule: entry.rule,
        fromFile: entry.from,
        toFile: entry.to,
        symbol: entry.symbol,
        count: entry.count,
        left: left === 0 ? 'none' : `only ${String(left)}`,
      },
      help: 'Run `storypole debt prune`.',
    }));
    return [...exceptions, ...debts, ...allows, ...planned];
  },
});
