import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** ts-morph holds a whole compiler: it is loaded when the first body or type is asked for, and not before. */
export function loadTsMorph(): typeof import('ts-morph') {
  return require('ts-morph') as typeof import('ts-morph');
}
