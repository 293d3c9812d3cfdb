import { defineRule, findLoosenings, locateKey } from '@storypole/core';

export default defineRule({
  id: 'loosened-policy',
  scope: 'change',
  sees: 'change',
  summary: 'A change leaves the policy as tight as it was, or says who approved what it loosens.',
  messages: {
    loosened: {
      what: '{{what}}',
      why: 'A policy that gives way where it is in the way holds nothing; whoever answers for it decides, not the change that needs it.',
    },
    moved: {
      what: '{{file}} counts as {{after}}, and was {{before}}: there it may do more.',
      why: 'A pattern that moves files into a freer part of the policy opens what the matrix closes.',
    },
    unmapped: {
      what: 'The new folder {{folder}} holds modules ({{file}}) of which the policy says nothing.',
      why: 'What lies outside `include` is not judged: code that moves there leaves the policy.',
    },
    unrule: {
      what: 'The rule `{{rule}}` is gone: no plugin declares it any more.',
      why: 'A rule that is not loaded finds nothing.',
    },
    unknown: {
      what: 'The policy of the base cannot be read: {{reason}}',
      why: 'Without the policy of before, nobody can tell what the change loosens.',
    },
  },
  check: ({ change, policy }) => {
    const { before, after, relocations, unmapped, unknown, rulesBefore, rulesAfter } = change;
    const loosened = (before === undefined ? [] : findLoosenings(before, after)).map(({ loosens, what, key }) => ({
      ...locateKey(after, key),
      message: 'loosened' as const,
      key: loosens,
      loosens,
      data: { what },
    }));
    const isCut = loosened.some(({ loosens }) => /^(?:uninclude|exclude|test) /.test(loosens));
    const moved = relocations
      // A pattern that says so itself is reported already.
      .filter((one) => !(isCut && (one.after === 'outside' || one.after === 'test')))
      .map(({ file, before: was, after: is }) => ({
        ...locateKey(policy, 'layers'),
        message: 'moved' as const,
        key: `${was} ${is}`,
        loosens: `move ${was} to ${is}`,
        data: { file, before: describe(was), after: describe(is) },
      }));
    const folders = unmapped.map(({ folder, example }) => ({
      file: example,
      message: 'unmapped' as const,
      key: folder,
      loosens: `unmapped ${folder}`,
      data: { folder, file: example },
      help: 'Move it below a pattern of a layer, or speak of it in `include` or `outside`.',
    }));
    const rules = rulesBefore
      .filter((rule) => !rulesAfter.includes(rule))
      .map((rule) => ({
        ...locateKey(policy, 'plugins'),
        message: 'unrule' as const,
        key: rule,
        loosens: `remove rule ${rule}`,
        data: { rule },
      }));
    const unread = unknown.map((reason) => ({
      ...locateKey(policy, undefined),
      message: 'unknown' as const,
      key: reason,
      loosens: 'unreadable base policy',
      data: { reason },
      help: 'Compare with a commit whose config is right, by `--base`.',
    }));
    return [...loosened, ...moved, ...folders, ...rules, ...unread];
  },
});

function describe(place: string): string {
  if (place === 'outside') return 'a file that nobody judges';
  if (place === 'test') return 'a test';
  return place === 'entry' ? 'the entry of a domain' : `\`${place}\``;
}
