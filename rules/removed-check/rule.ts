import { type Change, defineRule, type GateCall, type GateVersion, type StructuralTest } from '@storypole/core';

export default defineRule({
  id: 'removed-check',
  scope: 'change',
  sees: 'change',
  summary: 'Hooks, pipelines, structural tests and the tool itself stay as they are, or somebody approves.',
  messages: {
    config: {
      what: '{{from}} is gone, and with it the policy.',
      why: 'Without a config nothing that it said is checked.',
    },
    call: {
      what: '{{from}} does not say `{{call}}` any more.',
      why: 'A check that nobody runs finds nothing.',
    },
    muted: {
      what: '{{from}} lets `{{call}}` fail without anybody noticing: `{{mute}}`.',
      why: 'A check whose failure changes nothing finds nothing.',
    },
    silenced: {
      what: '{{from}} switches rules off: `{{call}}`.',
      why: 'A rule that is off in one tool lets pass there what all others report.',
    },
    test: {
      what: 'The structural test "{{title}}" of {{from}} is {{fate}}.',
      why: 'A structural test states what the policy cannot; without it the next change may break it.',
    },
    bypassed: {
      what: '{{from}} leads past the hooks: `{{call}}`.',
      why: 'What is committed without hooks is seen by nobody before it is pushed.',
    },
    ignored: {
      what: '{{from}} keeps `{{pattern}}` out of sight, {{example}} among it.',
      why: 'What a tool does not look at is not reported where people look first.',
    },
    version: {
      what: '{{from}} asks for {{name}} {{now}}, and {{before}} was there.',
      why: 'An older tool, or one from elsewhere, may see less than the one that the policy was written for.',
    },
  },
  check: ({ change }) => {
    const at = <M extends string>(
      file: string,
      line: number,
      message: M,
      key: string,
      loosens: string,
      data: object,
    ) => ({
      file,
      line,
      message,
      key,
      loosens,
      data: { ...data },
    });
    return [
      ...change.removedConfigs.map((file) => at(file, 1, 'config', file, `remove config ${file}`, {})),
      ...findCallOffences(change).map(({ call, message }) =>
        at(call.file, call.line, message, call.text, `${VERBS[message]} ${call.text} in ${call.file}`, {
          call: call.text,
          mute: call.mutedBy ?? '',
        }),
      ),
      ...findTestOffences(change).map(({ test, fate }) =>
        at(test.file, test.line, 'test', test.title, `${fate === 'another' ? 'weaken' : 'remove'} test ${test.title}`, {
          title: test.title,
          fate: FATES[fate],
        }),
      ),
      ...findBypassOffences(change).map(({ file, line, text }) =>
        at(file, line, 'bypassed', text, `bypass ${text} in ${file}`, { call: text }),
      ),
      ...change.ignores.map(({ file, line, pattern, example }) =>
        at(file, line, 'ignored', pattern, `ignore ${pattern} in ${file}`, { pattern, example }),
      ),
      ...findVersionOffences(change).map(({ version, before }) =>
        at(version.file, version.line, 'version', version.name, `version ${version.name} in ${version.file}`, {
          name: version.name,
          now: version.range,
          before,
        }),
      ),
    ];
  },
});

const FATES = {
  gone: 'gone',
  skipped: 'skipped',
  'without a claim': 'without a claim',
  another: 'not what it was: a statement of it is gone, or says something else',
} as const;
const VERBS = { call: 'remove', muted: 'mute', silenced: 'silence' } as const;
/** `'storypole/deep-import': 'off'`, and what tells a linter to warn only. */
const SILENCING = /storypole\/[\w-]+["']?\s*:\s*\[?\s*["']?(?:off|warn|0|1)\b/;

interface CallOffence {
  readonly call: GateCall;
  readonly message: keyof typeof VERBS;
}

function findCallOffences({ guardsBefore, guardsAfter }: Change): readonly CallOffence[] {
  const isLoud = (call: GateCall): boolean => call.mutedBy === undefined && !SILENCING.test(call.text);
  const loud = guardsAfter.calls.filter(isLoud);
  const left = countBy(loud.flatMap((call) => listEquals(call.text)));
  const offences: CallOffence[] = [];
  const muted = guardsAfter.calls.filter((call) => call.mutedBy !== undefined);
  const known = countBy(guardsBefore.calls.filter((call) => !isLoud(call)).map(({ text }) => text));
  for (const call of guardsBefore.calls.filter(isLoud)) {
    const count = left.get(call.text) ?? 0;
    if (count > 0) {
      left.set(call.text, count - 1);
      const same = loud.filter(({ text }) => listEquals(text).includes(call.text));
      const narrowed = same.find(({ condition }) => condition !== undefined);
      const isWide = same.some(({ condition }) => condition === undefined || condition === call.condition);
      if (narrowed !== undefined && !isWide)
        offences.push({ call: { ...narrowed, mutedBy: narrowed.condition ?? '' }, message: 'muted' });
      continue;
    }
    const silent = muted.find(({ text }) => listEquals(text).includes(call.text));
    // A file that is gone has no line any more; what lies elsewhere now is named there.
    offences.push(silent === undefined ? { call, message: 'call' } : { call: silent, message: 'muted' });
  }
  for (const call of guardsAfter.calls.filter(({ text }) => SILENCING.test(text))) {
    const count = known.get(call.text) ?? 0;
    if (count > 0) known.set(call.text, count - 1);
    else offences.push({ call, message: 'silenced' });
  }
  return offences;
}

/** A call does what one with fewer of these demands does, and more. */
function listEquals(text: string): readonly string[] {
  const plain = text.replaceAll(/ --(?:base[= ]\S+|staged)/g, '');
  return plain === text ? [text] : [text, plain];
}

interface TestOffence {
  readonly test: StructuralTest;
  readonly fate: keyof typeof FATES;
}

/** A test is still there where its title is, or where its body is under another title. */
function findTestOffences({ guardsBefore, guardsAfter }: Change): readonly TestOffence[] {
  return guardsBefore.tests
    .filter(({ isSkipped }) => !isSkipped)
    .flatMap((test): readonly TestOffence[] => {
      const same = guardsAfter.tests.filter(({ title, body }) => title === test.title || body === test.body);
      const running = same.filter(({ isSkipped }) => !isSkipped);
      const claiming = running.filter(({ claims }) => claims > 0 || test.claims === 0);
      if (claiming.some((now) => saysAll(now, test))) return [];
      if (claiming[0] !== undefined) return [{ test: { ...claiming[0], title: test.title }, fate: 'another' }];
      const [now] = running.length > 0 ? running : same;
      if (now === undefined) return [{ test, fate: 'gone' }];
      return [{ test: { ...now, title: test.title }, fate: running.length > 0 ? 'without a claim' : 'skipped' }];
    });
}

/** A test may say more than before; what it said is still there. */
function saysAll(now: StructuralTest, before: StructuralTest): boolean {
  return now.body === before.body || before.statements.every((statement) => now.statements.includes(statement));
}

function findBypassOffences({ guardsBefore, guardsAfter }: Change): Change['guardsAfter']['bypasses'] {
  const known = countBy(guardsBefore.bypasses.map(({ text }) => text));
  return guardsAfter.bypasses.filter(({ text }) => {
    const count = known.get(text) ?? 0;
    if (count > 0) known.set(text, count - 1);
    return count === 0;
  });
}

interface VersionOffence {
  readonly version: GateVersion;
  readonly before: string;
}

function findVersionOffences({ guardsBefore, guardsAfter }: Change): readonly VersionOffence[] {
  const offences: VersionOffence[] = [];
  for (const old of guardsBefore.versions.filter(({ isOverride }) => !isOverride)) {
    const same = guardsAfter.versions.filter(({ name, isOverride }) => name === old.name && !isOverride);
    const now = same.find(({ file }) => file === old.file) ?? same[0];
    if (now === undefined) offences.push({ version: { ...old, range: 'no more' }, before: old.range });
    else if (isLower(now.range, old.range)) offences.push({ version: now, before: old.range });
  }
  const known = new Set(guardsBefore.versions.filter(({ isOverride }) => isOverride).map(toText));
  for (const version of guardsAfter.versions) {
    if (version.isOverride && !known.has(toText(version))) offences.push({ version, before: 'no override' });
  }
  return offences;
}

function toText({ file, name, range }: GateVersion): string {
  return `${file} ${name} ${range}`;
}

/** Whether a range begins lower, or is no range where the other is one: a path, a tag, a repository. */
function isLower(now: string, before: string): boolean {
  const [is, was] = [now, before].map((range) =>
    /^(?:workspace:)?[\^~>=v\s]*(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(range),
  );
  if (was === null || was === undefined) return false;
  if (is === null || is === undefined) return now !== '*' && now !== 'latest';
  for (const part of [1, 2, 3]) {
    const difference = Number(is[part] ?? 0) - Number(was[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function countBy(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
