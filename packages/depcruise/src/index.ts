export { generateConfig } from './commands/generate-config';
export { toDependencyCruiserConfig, type ConfigOptions } from './commands/to-dependency-cruiser-config';
export { GAPS } from './service/gaps';
export type { CruiserConfig, ForbiddenRule } from './types/cruiser-config';
export type { Gap } from './types/gap';
