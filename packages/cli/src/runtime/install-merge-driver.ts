import { DEBT_NAME, FaultError, type Providers } from '@storypole/core';

const ATTRIBUTE = `${DEBT_NAME} merge=storypole`;
const SETTINGS = [
  ['merge.storypole.name', 'known debt of Storypole'],
  ['merge.storypole.driver', 'npx --no-install storypole debt merge %O %A %B'],
] as const;

/** Lets git merge files of known debt by this command: an attribute for everybody, and a setting of this clone. */
export function installMergeDriver(folder: string, { fileSystem, git }: Providers): string {
  const top = git.run(folder, ['rev-parse', '--show-toplevel'])?.trim();
  if (top === undefined) {
    throw new FaultError([
      { code: 'machine/no-git', what: 'This folder is in no git repository.', mend: 'Run it within a clone.' },
    ]);
  }
  const path = `${top}/.gitattributes`;
  const text = fileSystem.stat(path) === undefined ? '' : new TextDecoder().decode(fileSystem.readFile(path));
  const isThere = text.split('\n').some((line) => line.trim() === ATTRIBUTE);
  if (!isThere) fileSystem.writeFile(path, `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${ATTRIBUTE}\n`);
  for (const [key, value] of SETTINGS) git.run(folder, ['config', key, value]);
  return [
    `${isThere ? 'Kept' : 'Wrote'} the line \`${ATTRIBUTE}\` in .gitattributes; commit it.`,
    'Set merge.storypole.driver for this clone; every other clone needs the command once.',
    '',
  ].join('\n');
}
