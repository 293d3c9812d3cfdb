import { defineConfig } from 'storypole';

const layer = (id: string): { readonly files: readonly string[] } => ({
  files: [`packages/{domain}/src/${id}/**`, `packages/{domain}/src/${id}.ts`],
});

export default defineConfig({
  preset: 'none',
  include: ['packages/*/src/**', 'rules/**'],
  exclude: ['**/dist/**'],
  domains: {
    pattern: 'packages/{domain}/src',
    entry: ['index.ts', 'testing.ts'],
    uses: { cli: ['core'] },
  },
  layers: {
    types: layer('types'),
    config: layer('config'),
    providers: layer('providers'),
    repo: layer('repo'),
    service: layer('service'),
    ui: layer('ui'),
    runtime: layer('runtime'),
    commands: layer('commands'),
    testing: { files: ['packages/{domain}/src/testing/**'] },
    rules: { files: ['rules/**'] },
    app: { files: ['packages/{domain}/src/bin.ts', 'packages/{domain}/src/main.ts'] },
  },
  allow: [],
});
