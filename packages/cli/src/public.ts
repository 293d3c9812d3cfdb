export { defineConfig, defineRule } from '@storypole/core';
export type { Config, Fault, Finding, Report, Rule } from '@storypole/core';
