import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { formatStructureTest, type StructureTestFacts } from '#ui/format-structure-test';

/** Writes the first structural test, or prints it. */
export async function writeStructureTest(
  file: string,
  facts: StructureTestFacts,
  flags: { readonly dryRun?: boolean },
  { cwd, createProviders, stdout }: Machine,
): Promise<ExitCode> {
  const text = formatStructureTest(facts);
  if (flags.dryRun === true) {
    await stdout.write(text);
    return EXIT_CODE.clean;
  }
  createProviders({}).fileSystem.writeFile(`${cwd}/${file}`, text);
  await stdout.write(
    [
      `Wrote ${file}.`,
      'Install what it needs with `npm install --save-dev @storypole/testkit vitest`,',
      `then run it with \`npx vitest run ${file}\`.`,
      '',
    ].join('\n'),
  );
  return EXIT_CODE.clean;
}
