import { createTwinEngine } from './create-twin-engine';
import { createWasmEngine } from './create-wasm-engine';
import type { LexerEngine } from './lexer-engine';

/** The lexer in the fastest form that the machine has. */
export function createEngine(): LexerEngine {
  return 'WebAssembly' in globalThis ? createWasmEngine() : createTwinEngine();
}
