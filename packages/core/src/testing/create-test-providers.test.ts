import { describe, expect, test } from 'vitest';
import { createTestProviders } from './create-test-providers';

const files = { 'src/a.ts': 'export const ä = 1;', 'src/deep/b.ts': '' };

describe('the file system', () => {
  const { fileSystem } = createTestProviders(files, {
    links: { '/project/link': '/project/src/deep', '/project/loop': '/project/loop' },
    folders: ['/project/empty/inner'],
  });

  test('lists folders, files and links', () => {
    const list = (path: string) =>
      fileSystem
        .readFolder(path)
        .map(({ name, kind }) => `${kind} ${name}`)
        .sort();
    expect(list('/project')).toEqual(['folder empty', 'folder src', 'link link', 'link loop']);
    expect(list('/project/src')).toEqual(['file a.ts', 'folder deep']);
    expect(list('/project/link')).toEqual(['file b.ts']);
    expect(list('/project/empty/inner')).toEqual([]);
  });

  test('reads bytes', () => {
    expect(new TextDecoder().decode(fileSystem.readFile('/project/src/a.ts'))).toBe('export const ä = 1;');
    expect(fileSystem.readFile('/project/link/b.ts')).toHaveLength(0);
  });

  test('reads into what has room, and says where there is none', () => {
    const target = new Uint8Array(32);
    expect(fileSystem.readInto('/project/src/a.ts', target, 4)).toBe(20);
    expect(new TextDecoder().decode(target.subarray(4, 24))).toBe('export const ä = 1;');
    expect(fileSystem.readInto('/project/src/a.ts', target, 12)).toBe(-1);
  });

  test('tells files from folders, and from nothing', () => {
    expect(fileSystem.stat('/project/src/a.ts')).toMatchObject({ kind: 'file', size: 20 });
    expect(fileSystem.stat('/project/link')?.kind).toBe('folder');
    expect(fileSystem.stat('/project/c.ts')).toBeUndefined();
    expect(fileSystem.realPath('/project/link/b.ts')).toBe('/project/src/deep/b.ts');
  });

  test.each([
    ['ENOENT', () => fileSystem.readFile('/project/c.ts')],
    ['ENOENT', () => fileSystem.readFolder('/project/c')],
    ['ENOENT', () => fileSystem.realPath('/project/c.ts')],
    ['EISDIR', () => fileSystem.readFile('/project/src')],
    ['ENOTDIR', () => fileSystem.readFolder('/project/src/a.ts')],
    ['ELOOP', () => fileSystem.realPath('/project/loop')],
  ])('fails with %s as Node does', (code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }) as Error);
  });

  test('keeps what is written, with a later time', () => {
    const before = fileSystem.stat('/project/src/a.ts')?.mtimeMs ?? 0;
    fileSystem.writeFile('/project/src/a.ts', 'new');
    fileSystem.writeFile('/project/src/c.ts', 'more');
    expect(fileSystem.stat('/project/src/a.ts')?.mtimeMs).toBeGreaterThan(before);
    expect(fileSystem.files.get('/project/src/c.ts')).toBe('more');
    fileSystem.remove('/project/src/c.ts');
    expect(fileSystem.stat('/project/src/c.ts')).toBeUndefined();
  });
});

test('the clock stands still, there is no git, and the log is kept', () => {
  const providers = createTestProviders('src/\n  a.ts', {
    root: '/shop',
    now: '2026-02-01',
    modules: { '/shop/x.ts': { x: 1 } },
  });
  expect(new Date(providers.clock.now()).toISOString()).toBe('2026-02-01T00:00:00.000Z');
  expect(providers.clock.elapsed()).toBe(providers.clock.elapsed());
  expect(providers.git.run('/shop', ['status'])).toBeUndefined();
  providers.log.debug('listed');
  providers.log.progress('list', 1, 2);
  expect(providers.messages).toEqual(['listed']);
  expect([...providers.fileSystem.files.keys()]).toEqual(['/shop/src/a.ts']);
  expect(providers.loadModule('/shop/x.ts')).toEqual({ x: 1 });
  expect(() => providers.loadModule('/shop/y.ts')).toThrow('/shop/y.ts');
});
