// Puts the packages into `dist/publish/<name>` as npm will publish them: the files that `files` lists, and a manifest without
// what only this workspace understands (the condition `source`, `imports`, `devDependencies`).
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageFolders } from './package-folders.mjs';
import { root } from './run.mjs';

const target = join(root, 'dist', 'publish');
rmSync(target, { recursive: true, force: true });

for (const folder of packageFolders) {
  const source = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const stage = join(target, manifest.name.replace('@storypole/', ''));
  for (const pattern of manifest.files) {
    const paths = globSync(pattern, { cwd: source });
    if (paths.length === 0) throw new Error(`${folder}/package.json lists ${pattern} in files, which matches nothing.`);
    for (const path of paths) {
      mkdirSync(dirname(join(stage, path)), { recursive: true });
      cpSync(join(source, path), join(stage, path), { recursive: true });
    }
  }
  cpSync(join(root, 'LICENSE'), join(stage, 'LICENSE'));
  const readme = join(source, 'README.md');
  cpSync(existsSync(readme) ? readme : join(root, 'README.md'), join(stage, 'README.md'));
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(toPublished(manifest), null, 2)}\n`);
  console.log(`${manifest.name}@${manifest.version} is in dist/publish/${manifest.name.replace('@storypole/', '')}.`);
}

function toPublished(manifest) {
  const workspaceOnly = ['imports', 'devDependencies', 'scripts'];
  const published = Object.fromEntries(Object.entries(manifest).filter(([key]) => !workspaceOnly.includes(key)));
  return { ...published, exports: withoutSource(manifest.exports) };
}

function withoutSource(exports) {
  if (typeof exports !== 'object' || exports === null) return exports;
  return Object.fromEntries(
    Object.entries(exports)
      .filter(([condition]) => condition !== 'source')
      .map(([condition, value]) => [condition, withoutSource(value)]),
  );
}
