import { defineRule } from '@storypole/core';

export default defineRule({
  id: 'misdirected-import',
  scope: 'edge',
  precedence: 70,
  sees: 'places',
  summary: 'A layer imports only what it is allowed to see.',
  catches: ['cell', 'domainless', 'entry', 'outside'],
  messages: {
    cell: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}} ({{toPlace}}){{kind}}.',
      why: '`{{fromLayer}}` may not import `{{toLayer}}`: a module that knows later layers cannot be tested or used without them.',
    },
    domainless: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}} ({{toPlace}}), though it stands outside every domain.',
      why: 'What serves every domain may know none of them.',
    },
    entry: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}} ({{toPlace}}).',
      why: 'The entry of a domain shows what the domain holds, and nothing else.',
    },
    outside: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}}, which lies outside `include`.',
      why: 'Files outside `include` are not judged, so importing one would open a way round every rule.',
    },
  },
  suspects: ({ closures }) => closures.some(({ reason }) => isMisdirection(reason)),
  check: (edge) => {
    const closure = edge.closures.find(({ reason }) => isMisdirection(reason));
    if (closure === undefined || !isMisdirection(closure.reason)) return undefined;
    return {
      message: closure.reason,
      data: { kind: edge.typeOnly ? ' as a type' : '' },
      why: closure.why,
      ...(closure.reason === 'outside' ? { help: 'Move what is needed into a layer inside `include`.' } : {}),
    };
  },
});

function isMisdirection(reason: string): reason is 'cell' | 'domainless' | 'entry' | 'outside' {
  return reason === 'cell' || reason === 'domainless' || reason === 'entry' || reason === 'outside';
}
