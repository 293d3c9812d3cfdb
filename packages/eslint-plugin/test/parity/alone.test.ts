import { createNodeProviders, createSessions, languageOf } from '@storypole/core';
import { rules } from '@storypole/rules';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeReported } from './reported';
import { runCheck } from './run-check';
import { writeProjects } from './write-projects';

const { root, projects } = writeProjects();
afterAll(() => fs.rmSync(root, { recursive: true }));

test('a file that is judged alone, by its surroundings, gets what a check of everything says of it', () => {
  const ofGraph = rules.filter(({ scope }) => scope === 'graph').map(({ id }) => id);
  const expected = runCheck(root, projects)
    .filter(({ rule }) => !ofGraph.includes(rule))
    .map(describeReported);
  const { judgeSource } = createSessions(createNodeProviders(), rules);
  const files = fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => languageOf(file) !== undefined && fs.statSync(path.join(root, file)).isFile());
  const found = files.flatMap((file) => {
    const source = { path: path.join(root, file), text: fs.readFileSync(path.join(root, file), 'utf8') };
    // Whoever asks again is no run over many files.
    judgeSource(source);
    const findings = (judgeSource(source)?.readFindings() ?? []).filter(({ known }) => !known);
    return findings.map(({ rule, from, what, why, help }) =>
      describeReported({
        file,
        rule,
        range: `${from.line}:${from.column}-${from.endLine}:${from.endColumn}`,
        text: [what, why, ...(help === undefined ? [] : [help])].join(' '),
      }),
    );
  });
  expect(expected.length).toBeGreaterThan(900);
  expect(found.sort()).toEqual(expected.sort());
}, 120_000);
