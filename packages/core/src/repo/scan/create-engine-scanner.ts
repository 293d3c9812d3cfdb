import { type Language, RECORD_SIZE, type Scan, type SourceScanner } from '#types/extraction';
import { collectScan } from './collect-scan';
import { decodeProgram } from './decode-program';
import type { ExactExtractor } from './exact-extractor';
import { type LexerEngine, SCRIPT_LANGUAGES, type ScriptLanguage } from './lexer-engine';
import { SCANNED_UNDECIDED } from './lexer/scan-source';
import { type BlockScan, scanMarkup } from './scan-markup';

/** Bytes. The tree of a source takes a hundred times its size; what is larger was written by a machine. */
const PARSE_LIMIT = 1 << 22;
const NONE: readonly never[] = [];

/** The scanner over either engine; see `createScanner`. */
export function createEngineScanner(engine: LexerEngine, parse?: ExactExtractor): SourceScanner {
  let view = engine.reserve(0);
  let records = new Int32Array(RECORD_SIZE * 256);

  function scanScript(start: number, end: number, language: ScriptLanguage): BlockScan {
    const outcome = engine.scan(start, end, SCRIPT_LANGUAGES.indexOf(language));
    const count = engine.recordCount();
    if (records.length < count * RECORD_SIZE) records = new Int32Array(count * RECORD_SIZE * 2);
    engine.copyRecords(records);
    const fileFlags = engine.fileFlags();
    // Growing records may have moved the memory.
    view = engine.reserve(0);
    const scan: Scan = engine.isIrregular()
      ? collectScan(view, records, count, fileFlags)
      : { count, records, texts: NONE, fileFlags, ambient: NONE, faults: NONE };
    if (parse === undefined || outcome < SCANNED_UNDECIDED) return { scan, isUndecided: false };
    if (outcome === SCANNED_UNDECIDED && end - start <= PARSE_LIMIT) return { scan, isUndecided: true };
    return { scan: { ...scan, faults: [{ code: 'source/too-complex', start }, ...scan.faults] }, isUndecided: false };
  }

  function parseBytes(bytes: Uint8Array, language: ScriptLanguage): Scan | undefined {
    try {
      return parse?.(decodeProgram(bytes), language);
    } catch {
      // A parser that fails on a source is as good as one that refuses it.
      return undefined;
    }
  }

  return {
    reserve: (size) => (view = engine.reserve(size)),
    scan: (length: number, language: Language): Scan => {
      if (isScript(language)) {
        const { scan, isUndecided } = scanScript(0, length, language);
        return (isUndecided ? parseBytes(view.subarray(0, length), language) : undefined) ?? scan;
      }
      const scanBlock = (start: number, end: number, inner: ScriptLanguage): BlockScan => {
        const { scan, isUndecided } = scanScript(start, end, inner);
        return { scan: { ...scan, records: scan.records.slice(0, scan.count * RECORD_SIZE) }, isUndecided };
      };
      return scanMarkup(view.subarray(0, length), language, scanBlock, parseBytes);
    },
  };
}

function isScript(language: Language): language is ScriptLanguage {
  return (SCRIPT_LANGUAGES as readonly Language[]).includes(language);
}
