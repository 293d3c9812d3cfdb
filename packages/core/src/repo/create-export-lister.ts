import { type Language, RECORD_SIZE } from '#types/extraction';
import { FORM } from '#types/form';
import type { ExportedName } from '#types/graph';
import type { ExportSite } from './parse/create-export-tracer';
import { createImportIndex } from './parse/create-import-index';
import { createImportTracer } from './parse/create-import-tracer';
import { IS_PLAIN } from './parse/is-plain';
import { readClause } from './parse/read-clause';
import { readDeclaredNames } from './parse/read-declared-names';
import { type ExportedLocal, readExportedLocals } from './parse/read-exported-locals';
import { createEngine } from './scan/create-engine';
import { FORM_EXPORTED } from './scan/lexer/records';
import { SCANNED_BY_TOKENS } from './scan/lexer/scan-source';
import { SCRIPT_LANGUAGES } from './scan/lexer-engine';

/**
 * All exports of a module, in no particular order, as `ModuleNames` has them; `undefined` where only a tree can tell. Of what the module
 * lists without a `from` and declares elsewhere it does not say whether it is a type.
 *
 * @param source UTF-8 without byte order mark
 * @param sites all dependencies of the module
 */
export type ExportLister = (
  source: Uint8Array,
  language: Language,
  sites: readonly ExportSite[],
) => readonly ExportedName[] | undefined;

/** Lists exports by the tokens of a source: that takes a tenth of the time of its tree, and no parser need be loaded. */
export function createExportLister(): ExportLister {
  const engine = createEngine();
  let records = new Int32Array(RECORD_SIZE * 256);
  return (source, language, sites) => {
    const number = (SCRIPT_LANGUAGES as readonly Language[]).indexOf(language);
    if (number < 0) return undefined;
    engine.reserve(source.length).set(source);
    if (engine.scanExports(0, source.length, number) !== SCANNED_BY_TOKENS) return undefined;
    const length = engine.recordCount() * RECORD_SIZE;
    if (records.length < length) records = new Int32Array(length * 2);
    engine.copyRecords(records);
    const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1');
    return listExports(text, records.subarray(0, length), sites);
  };
}

const REEXPORTS: ReadonlySet<number> = new Set([FORM['re-export'], FORM['export-star'], FORM['export-star-as']]);
const STAR = /^export\s*(?<type>type\s*)?\*/u;
const LISTS = /(?:type\s*)?\{|default\b/uy;

function listExports(
  text: string,
  records: Int32Array,
  sites: readonly ExportSite[],
): readonly ExportedName[] | undefined {
  const siteAt = new Map(sites.filter(({ form }) => REEXPORTS.has(form)).map((site) => [site.statement, site]));
  const exports: ExportedName[] = [];
  const locals: ExportedLocal[] = [];
  for (let base = 0; base < records.length; base += RECORD_SIZE) {
    if (((records[base + 3] as number) & 0xff) !== FORM_EXPORTED) continue;
    const start = records[base] as number;
    const at = records[base + 1] as number;
    const site = siteAt.get(start);
    LISTS.lastIndex = at;
    if (site !== undefined) {
      const handedOn = readHandedOn(text.slice(start, site.start), site);
      if (handedOn === undefined) return undefined;
      exports.push(...handedOn);
    } else if (LISTS.test(text)) {
      const found = readExportedLocals(text, start);
      if (found === undefined) return undefined;
      locals.push(...found);
      if (found.length === 0 && text.startsWith('default', at)) exports.push(toOwn('default', false));
    } else {
      const declared = readDeclaredNames(text, at);
      if (declared === undefined) return undefined;
      for (const { name, typeOnly } of declared) exports.push(toOwn(name, typeOnly));
    }
  }
  const trace = createImportTracer(text, locals, createImportIndex(text, locals.length === 0 ? [] : sites));
  for (const { alias, typeOnly } of locals) {
    const steps = trace(alias);
    if (steps === undefined) return undefined;
    exports.push(...(steps.length === 0 ? [toOwn(alias, typeOnly)] : steps));
  }
  return exports;
}

function toOwn(exported: string, typeOnly: boolean): ExportedName {
  return { exported, typeOnly, start: undefined, imported: exported };
}

/** What a statement with a `from` hands on. */
function readHandedOn(clause: string, { form, start }: ExportSite): readonly ExportedName[] | undefined {
  if (!IS_PLAIN.test(clause)) return undefined;
  if (form === FORM['export-star']) {
    const star = STAR.exec(clause);
    if (star === null) return undefined;
    return [{ exported: '*', imported: '*', typeOnly: star.groups?.['type'] !== undefined, start }];
  }
  return readClause(clause)?.map(({ imported, alias, typeOnly }) => ({ exported: alias, imported, typeOnly, start }));
}
