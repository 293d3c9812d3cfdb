import { describe, expect, test } from 'vitest';
import { createTestProviders } from '#testing/create-test-providers';
import type { FileSystem } from '#types/providers';
import { defineRule } from '#types/rule';
import { createSessions } from './create-sessions';

const files: Readonly<Record<string, string>> = {
  'storypole.config.json': '{}',
  'src/domains/billing/service/charge.ts': "import { fee } from './all';\nexport const charge = fee;\n",
  'src/domains/billing/service/all.ts': "export { fee } from './fee';\n",
  'src/domains/billing/service/fee.ts': "import { rate } from './rate';\nexport const fee = rate;\n",
  'src/domains/billing/service/rate.ts': 'export const rate = 1;\n',
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [`src/utils/part-${at}.ts`, `import './part-${at + 1}';\n`]),
  ),
};
/** Objects to whatever leads to no file, so that each kind of dependency is seen. */
const lost = defineRule({
  id: 'lost-import',
  scope: 'edge',
  precedence: 1,
  sees: 'unknown',
  summary: 'Nothing is lost.',
  messages: { lost: { what: '{{specifier}} is lost.', why: 'It is gone.' } },
  check: () => ({ message: 'lost' }),
});

interface Traced extends FileSystem {
  readonly reads: string[];
}

/** Remembers which sources are scanned. */
function trace(fileSystem: FileSystem): Traced {
  const reads: string[] = [];
  return {
    ...fileSystem,
    reads,
    readInto: (path, target, offset) => {
      reads.push(path.slice('/project/'.length));
      return fileSystem.readInto(path, target, offset);
    },
  };
}

function open() {
  const providers = createTestProviders(files);
  const fileSystem = trace(providers.fileSystem);
  const sessions = createSessions({ ...providers, fileSystem }, [lost]);
  const judge = (path: string, text = files[path] ?? '') => {
    const verdict = sessions.judgeSource({ path: `/project/${path}`, text });
    return (verdict?.readFindings() ?? []).map(({ what }) => what);
  };
  return { judge, fileSystem, write: providers.fileSystem.writeFile };
}

describe('the verdict on one file', () => {
  test('reads what the file leads to, and what that hands on: nothing else', () => {
    const { judge, fileSystem } = open();
    expect(judge('src/domains/billing/service/charge.ts')).toEqual([]);
    expect(fileSystem.reads.sort()).toEqual([
      'src/domains/billing/service/all.ts',
      'src/domains/billing/service/fee.ts',
    ]);
  });

  test('reads again only what has changed', () => {
    const { judge, fileSystem, write } = open();
    judge('src/domains/billing/service/charge.ts');
    write('/project/src/domains/billing/service/all.ts', 'export const fee = 1;\n');
    fileSystem.reads.length = 0;
    judge('src/domains/billing/service/charge.ts');
    expect(fileSystem.reads).toEqual(['src/domains/billing/service/all.ts']);
  });

  test('is about the text that was handed over', () => {
    const { judge } = open();
    expect(judge('src/utils/part-0.ts', "import './nowhere';\n")).toEqual(['./nowhere is lost.']);
    expect(judge('src/utils/part-0.ts')).toEqual([]);
    expect(judge('src/utils/part-19.ts')).toEqual(['./part-20 is lost.']);
  });

  test('reads everything for a name that a script may declare', () => {
    const { judge, fileSystem, write } = open();
    expect(judge('src/utils/part-0.ts', "import 'icons/home';\n")).toEqual(['icons/home is lost.']);
    expect(fileSystem.reads.length).toBeGreaterThan(20);
    write('/project/src/utils/part-7.ts', "declare module 'icons/*';\n");
    expect(judge('src/utils/part-0.ts', "import 'icons/home';\n")).toEqual([]);
  });

  test('knows a file that is not on disk yet, and forgets it', () => {
    const { judge } = open();
    expect(judge('src/utils/new/part.ts', "import '../part-3';\nimport './gone';\n")).toEqual(['./gone is lost.']);
    expect(judge('src/utils/part-0.ts', "import './new/part';\n")).toEqual(['./new/part is lost.']);
  });

  test('is none outside the folder of a config that was named', () => {
    const providers = createTestProviders({ 'policy/storypole.config.json': '{}', 'src/utils/a.ts': '' });
    const { judgeSource } = createSessions(providers, [lost]);
    const config = '/project/policy/storypole.config.json';
    expect(judgeSource({ path: '/project/src/utils/a.ts', text: '', config })).toBeUndefined();
  });
});

describe('a run over many files', () => {
  test('reads the project once', () => {
    const { judge, fileSystem } = open();
    const paths = Object.keys(files).filter((path) => path.startsWith('src/utils/'));
    expect(paths.flatMap((path) => judge(path))).toEqual(['./part-20 is lost.']);
    const counts = new Map<string, number>();
    for (const path of fileSystem.reads) counts.set(path, (counts.get(path) ?? 0) + 1);
    expect(counts.size).toBe(24);
    // The first ones are read for themselves before it shows that many follow.
    expect([...counts.values()].filter((count) => count > 1).length).toBeLessThan(10);
  });

  test('judges a text that is not that on disk by itself', () => {
    const { judge } = open();
    const paths = Object.keys(files).filter((path) => path.startsWith('src/utils/'));
    for (const path of paths.slice(0, 15)) judge(path);
    expect(judge('src/utils/part-15.ts', "import './nowhere';\n")).toEqual(['./nowhere is lost.']);
    expect(judge('src/utils/part-16.ts')).toEqual([]);
  });

  test('counts an exception out when its last day is over', () => {
    const exception = { rule: 'lost-import', from: 'src/utils/part-19.ts', to: 'gone', why: 'x', owner: '@us' };
    const config = JSON.stringify({ exceptions: [{ ...exception, until: '2026-01-15' }] });
    const own = { ...files, 'src/utils/part-19.ts': "import 'gone';\n", 'storypole.config.json': config };
    const providers = createTestProviders(own);
    let now = providers.clock.now();
    const clock = { ...providers.clock, now: () => now };
    const { judgeSource } = createSessions({ ...providers, clock }, [lost]);
    const count = (): number =>
      Object.entries(own).reduce((sum, [path, text]) => {
        if (!path.startsWith('src/')) return sum;
        const verdict = judgeSource({ path: `/project/${path}`, text });
        return sum + (verdict?.readFindings().length ?? 0);
      }, 0);
    expect(count()).toBe(0);
    now += 24 * 60 * 60 * 1000;
    expect(count()).toBe(1);
  });
});
