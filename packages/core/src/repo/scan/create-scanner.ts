import type { SourceScanner } from '#types/extraction';
import { createEngine } from './create-engine';
import { createEngineScanner } from './create-engine-scanner';
import type { ExactExtractor } from './exact-extractor';

/**
 * Creates a scanner. It reads the header of a source and searches the rest for the few words that requests contain; sources that hold
 * one are read token by token; what tokens cannot decide, a few in a thousand, goes to `parse`.
 *
 * @param parse where it is missing, or cannot parse, what tokens tell is the result; targets that are not literal are computed then
 */
export function createScanner(parse?: ExactExtractor): SourceScanner {
  return createEngineScanner(createEngine(), parse);
}
