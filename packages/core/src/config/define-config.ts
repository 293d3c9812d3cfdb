import type { Config } from './schema';

/** Types a config for the editor; returns it as it is. */
export function defineConfig(config: Config): Config {
  return config;
}
