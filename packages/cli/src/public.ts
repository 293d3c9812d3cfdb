export { defineConfig, defineRule } from '@storypole/core';
export type { Config, Fault, Finding, Report, Rule } from '@storypole/core';
export type { PolicyExport } from './types/policy-export';
