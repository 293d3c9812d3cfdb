import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GAPS } from '../src/index';
import { cruise, VERSIONS } from './cruise';
import { createDiskProject, type DiskProject } from './disk-project';
import { FORM_GROUND, readForms } from './read-forms';

const ways = readForms().map((way, index) => ({
  ...way,
  path: `src/domains/orders/types/way${String(index)}-${way.file}`,
}));
const findUnseen = (version: string): readonly string[] =>
  GAPS.flatMap(({ forms = [], versions }) => (versions?.includes(version) === false ? [] : forms));

let project: DiskProject;
beforeAll(() => {
  project = createDiskProject({
    ...FORM_GROUND,
    ...Object.fromEntries(ways.map(({ path, code }) => [path, `${code}\n`])),
  });
});
afterAll(() => project.remove());

describe.each(VERSIONS)('dependency-cruiser %s', (version) => {
  test('sees every way to write a dependency but those among the gaps', () => {
    const offenders = new Set(
      cruise(version, project.root)
        .violations.filter(({ rule }) => rule === 'misdirected-import')
        .map(({ from }) => from),
    );
    const missed = ways.filter(({ section, path }) => section !== 'None of these' && !offenders.has(path));
    expect(missed.map(({ section, name }) => `${section}: ${name}`)).toEqual(findUnseen(version));
    expect(ways.filter(({ section, path }) => section === 'None of these' && offenders.has(path))).toEqual([]);
  });
});

test.each(VERSIONS)('of the sixty-one ways, version %s sees at least forty-eight', (version) => {
  expect(ways.filter(({ section }) => section !== 'None of these')).toHaveLength(61);
  expect(61 - findUnseen(version).length).toBeGreaterThanOrEqual(48);
});
