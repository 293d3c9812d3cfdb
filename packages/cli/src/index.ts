export { defineConfig, defineRule } from './config';
export type { Config, Fault, Finding, Report, Rule } from './config';
