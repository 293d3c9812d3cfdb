import { RECORD_SIZE } from '#types/extraction';
import type { LexerEngine } from './lexer-engine';
import { SENTINEL, recordAt, useSource } from './lexer/memory';
import { fileFlags, isIrregular, recordCount, scanExports, scanSource } from './lexer/scan-source';

/** The same lexer in JavaScript, for where WebAssembly is missing, and to compare with. */
export function createTwinEngine(): LexerEngine {
  let memory = new Uint8Array(SENTINEL);
  return {
    reserve: (size) => {
      if (size + SENTINEL > memory.length) {
        const larger = new Uint8Array(size + SENTINEL);
        larger.set(memory);
        memory = larger;
      }
      return memory.subarray(0, memory.length - SENTINEL);
    },
    scan: (start, end, language) => {
      useSource(memory);
      return scanSource(start, end, language);
    },
    scanExports: (start, end, language) => {
      useSource(memory);
      return scanExports(start, end, language);
    },
    recordCount: () => recordCount,
    isIrregular: () => isIrregular,
    fileFlags: () => fileFlags,
    copyRecords: (target) => {
      for (let index = 0; index < recordCount * RECORD_SIZE; index++) target[index] = recordAt(index);
    },
  };
}
