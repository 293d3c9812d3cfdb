import { expect, test } from 'vitest';
import { findRuleProblem } from './find-rule-problem';

const rule = {
  id: 'no-pages',
  scope: 'file',
  sees: 'place',
  summary: 'There are no pages.',
  messages: { page: { what: '{{from}} is a page.', why: 'Pages are none.' } },
  suspects: () => true,
  check: () => undefined,
};
const edge = { ...rule, scope: 'edge', sees: 'misuses', suspects: undefined, precedence: 1 };

test.each([
  ['a file rule', rule],
  ['one of globals, which suspects nothing', { ...rule, sees: 'globals', suspects: undefined }],
  ['an edge rule', edge],
  ['a syntax rule, which sees programs', { ...rule, scope: 'syntax', sees: undefined }],
  ['a graph rule', { ...rule, scope: 'graph', sees: 'run', suspects: undefined }],
  ['a change rule', { ...rule, scope: 'change', sees: 'suppressions', suspects: undefined }],
  [
    'one with all that may be left out',
    { ...rule, docs: './page.md', catches: ['file-cycle'], options: { most: { type: 'number', default: 3 } } },
  ],
])('%s is a rule', (_title, value) => {
  expect(findRuleProblem(value)).toBeUndefined();
});

test.each([
  ['no rule', null, 'something that is no rule'],
  ['no id', { ...rule, id: undefined }, 'something that is no rule'],
  ['no suspects of a file', { ...rule, suspects: undefined }, 'whose `suspects` is no function'],
  ['no suspects of a pair', { ...edge, sees: 'places' }, 'whose `suspects` is no function'],
  ['no suspects of a program', { ...rule, scope: 'syntax', suspects: true }, 'whose `suspects` is no function'],
  ['no check', { ...rule, check: 'page' }, 'whose `check` is no function'],
  ['no summary', { ...rule, summary: undefined }, 'whose `summary` is no text'],
  ['no messages', { ...rule, messages: null }, 'which has no `messages`'],
  ['half a message', { ...rule, messages: { page: { what: 'A page.' } } }, 'whose message `page` lacks'],
  ['a sight of another scope', { ...rule, sees: 'places' }, 'whose `sees` is none of `place`, `globals`'],
  ['a name that every object has', { ...rule, sees: 'toString' }, 'whose `sees` is none of `place`, `globals`'],
  ['an unknown scope', { ...rule, scope: 'universe' }, 'whose `scope` is none of `syntax`, `edge`'],
  ['no precedence', { ...edge, precedence: undefined }, 'whose `precedence` is no number'],
  [
    'an option without default',
    { ...rule, options: { most: { type: 'number' } } },
    'whose option `most` has no default',
  ],
  ['a word for a list', { ...rule, catches: 'file-cycle' }, 'whose `catches` is no list of texts'],
  ['docs that are none', { ...rule, docs: 3 }, 'whose `docs` is no text'],
])('%s is told', (_title, value, words) => {
  expect(findRuleProblem(value)).toContain(words);
});
