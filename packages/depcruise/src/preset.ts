import { createNodeProviders } from '@storypole/core';
import process from 'node:process';
import { openConfig } from './commands/open-config';
import type { CruiserConfig } from './types/cruiser-config';

/** What `extends: '@storypole/dependency-cruiser/preset'` takes over: the rules of the policy in the folder of the run. */
const config: CruiserConfig = openConfig(process.cwd().replaceAll('\\', '/'), createNodeProviders({}));
export default config;
