import type { FileSystem } from '#types/providers';
import { createModuleReader, type ModuleReader } from '../create-module-reader';
import { SCANNED_ROW } from '../scanned-row';
import type { AskedSource } from './asked-text';

/** What the texts of some sources are asked through, and where the dependencies of each begin in it. */
export function openSources(
  root: string,
  sources: readonly AskedSource[],
  fileSystem: FileSystem,
): { readonly reader: ModuleReader; readonly firsts: Int32Array } {
  const firsts = new Int32Array(sources.length + 1);
  for (const [file, { scan }] of sources.entries())
    firsts[file + 1] = (firsts[file] as number) + scan.rows.length / SCANNED_ROW;
  const count = firsts[sources.length] as number;
  const column = (): Int32Array => new Int32Array(count);
  const [from, start, end, statement] = [column(), column(), column(), column()];
  const form = new Uint8Array(count);
  for (const [file, { scan }] of sources.entries()) {
    const first = firsts[file] as number;
    for (let base = 0, row = first; base < scan.rows.length; base += SCANNED_ROW, row++) {
      from[row] = file;
      start[row] = scan.rows[base + 2] as number;
      end[row] = scan.rows[base + 3] as number;
      statement[row] = scan.rows[base + 4] as number;
      form[row] = (scan.rows[base + 5] as number) & 0xff;
    }
  }
  const files = {
    paths: sources.map(({ path }) => path),
    flags: Uint8Array.from(sources, ({ flags, scan }) => flags | scan.fileFlags),
  };
  const dependencies = { first: firsts, from, start, end, statement, form };
  return { firsts, reader: createModuleReader({ root, files, dependencies }, fileSystem) };
}
