#!/usr/bin/env node
import module from 'node:module';

// Node 22 and later keep the compiled program between runs; that saves a fifth of a small run.
module.enableCompileCache?.();
await import('../dist/bin.mjs');
