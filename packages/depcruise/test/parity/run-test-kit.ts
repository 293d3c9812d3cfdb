import { openKit } from '@storypole/testkit';
import { assertThat } from '@storypole/testkit/assert';
import { AssertionError } from 'node:assert';
import type { Frontend } from './frontend';

/** By what a failing structural test says. */
export const runTestKit: Frontend['run'] = async (projects) =>
  Promise.resolve(
    projects.map(({ root }) => {
      try {
        assertThat(openKit({ root }).arch).toRespectPolicy();
        return [];
      } catch (error) {
        if (!(error instanceof AssertionError)) throw error;
        return (error.actual as readonly string[]).map((text) => {
          const [, from = '', line = '', rule] = /^(.+?):(\d+) ([a-z-]+): /.exec(text) ?? [];
          if (rule === undefined) throw new Error(`${root}: ${text}`);
          return { rule, from, line: Number(line) };
        });
      }
    }),
  );
