import { AssertionError } from 'node:assert';
import type { Config, Finding, Rule } from '@storypole/core';
import { readExamples } from '@storypole/core/testing';
import type { Model } from '#types/model';
import { judgeAll } from '#service/judge-all';
import { readVirtualModel, type VirtualFiles } from './read-virtual-model';

export interface RuleTesterOptions {
  /** The policy of every project that holds no config. Default: that of the project in which the tests run. */
  readonly config?: Config;
  /** Packages that count as declared. */
  readonly packages?: readonly string[];
}

/** An example of a rule's page, ready to run. */
export interface RunnableExample {
  /** Its heading, `✗` or `✓` before it. */
  readonly title: string;
  /** Throws where the findings are not those that its lines are marked with. */
  readonly run: () => void;
}

export interface RuleTester {
  /**
   * Throws where the rule does not find exactly these: `src/a.ts:3`, or `src/a.ts:3 what it says`. Gives back the findings, for
   * whoever wants to know more.
   */
  readonly finds: (files: VirtualFiles, ...expected: readonly [string, ...string[]]) => readonly Finding[];
  /** Throws where the rule finds something. */
  readonly passes: (files: VirtualFiles) => void;
  /** The examples of a page in Markdown: headings with `✗` or `✓`, blocks with `file=`, lines marked with `// ✗ rule-id`. */
  readonly examples: (markdown: string) => readonly RunnableExample[];
}

/** Tests one rule on small projects in memory, in whatever framework. */
export function createRuleTester(rule: Rule, options: RuleTesterOptions, open: () => Model): RuleTester {
  const find = (files: VirtualFiles): readonly Finding[] => {
    const model = readVirtualModel(files, { ...options, rules: [rule] }, withoutRule(open, rule));
    const [fault] = model.faults;
    if (fault !== undefined) throw new Error(`${fault.file ?? ''} ${fault.code}: ${fault.what}`);
    return judgeAll(model).filter((finding) => finding.rule === rule.id);
  };
  const compare = (found: readonly Finding[], expected: readonly string[], where: string): void => {
    const actual = found.map(({ from }) => `${from.file}:${from.line}`).sort();
    const wanted = [...expected].map((line) => line.split(' ', 1)[0] as string).sort();
    const isSame = actual.length === wanted.length && actual.every((line, index) => line === wanted[index]);
    const texts = expected.flatMap((line) => (line.includes(' ') ? [line] : []));
    const unsaid = texts.find((text) => !found.some((finding) => says(finding, text)));
    if (isSame && unsaid === undefined) return;
    const listed = found.map(({ from, what }) => `  ${from.file}:${from.line} ${what}`).join('\n') || '  nothing';
    const message = `\`${rule.id}\` finds${where}:\n${listed}\nand is expected to find:\n${expected.map((line) => `  ${line}`).join('\n') || '  nothing'}`;
    throw new AssertionError({ message, actual, expected: wanted, operator: 'deepStrictEqual' });
  };
  return {
    finds: (files, ...expected) => {
      const found = find(files);
      compare(found, expected, '');
      return found;
    },
    passes: (files) => compare(find(files), [], ''),
    examples: (markdown) =>
      readExamples(markdown).map(({ title, isOffence, files, expected }) => ({
        title: `${isOffence ? '✗' : '✓'} ${title}`,
        run: () => {
          const own = expected.filter((each) => each.rule === rule.id).map(({ file, line }) => `${file}:${line}`);
          compare(find(files), own, ` in "${title}"`);
        },
      })),
  };
}

function says({ from, what }: Finding, expected: string): boolean {
  return `${from.file}:${from.line} ${what}`.startsWith(expected);
}

/** A rule that the project's config loads already is the same rule: it must not run twice. */
function withoutRule(open: () => Model, rule: Rule): () => Model {
  return () => {
    const model = open();
    return { ...model, rules: () => model.rules().filter(({ id }) => id !== rule.id) };
  };
}
