import { extractFromTree } from '../../packages/core/src/repo/parse/extract-from-tree';
import { createScanner } from '../../packages/core/src/repo/scan/create-scanner';
import type { Extractor } from './compare';

const scanner = createScanner(extractFromTree);

/** What is held against the compiler: the scanner as runs use it, and its last resort by itself. */
export const EXTRACTORS: Readonly<Record<'scanner' | 'tree', Extractor>> = {
  scanner: (bytes, _text, language) => {
    scanner.reserve(bytes.length).set(bytes);
    return scanner.scan(bytes.length, language);
  },
  tree: (_bytes, text, language) => extractFromTree(text, language),
};
