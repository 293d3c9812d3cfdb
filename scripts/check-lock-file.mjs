// Two things npm gets wrong in `package-lock.json`, and neither may reach a clone:
//   - an address of the registry that happened to be used (`.npmrc` leaves them out, an older lock file may still hold some);
//   - a binary for another platform that the registry at hand did not carry: npm leaves it out, and `npm ci` then refuses the file.
// `--write` puts the second right; the first needs a new lock file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const problems = [];

for (const [key, entry] of Object.entries(lock.packages)) {
  if (entry.resolved !== undefined && entry.link !== true) {
    problems.push(
      `${key} has an address: ${entry.resolved}. Delete package-lock.json and node_modules, then run npm install.`,
    );
  }
}

const missing = Object.entries(lock.packages).flatMap(([key, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(key, name))
    .map(([name, range]) => ({ dependent: key, name, range, dev: entry.dev === true })),
);

if (process.argv.includes('--write')) {
  for (const { name, range, dev } of missing) {
    lock.packages[`node_modules/${name}`] ??= {
      version: range,
      ...platformOf(name),
      ...(dev ? { dev: true } : {}),
      optional: true,
    };
  }
  const [own, ...others] = Object.entries(lock.packages);
  others.sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries([own, ...others]);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
} else {
  for (const { dependent, name, range } of missing) {
    problems.push(
      `${dependent} may need ${name}@${range}, which is not locked. Run node scripts/check-lock-file.mjs --write.`,
    );
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

/** Whether `name`, asked for by the package at `key`, is locked in a `node_modules` that this package sees. */
function isLocked(key, name) {
  for (let folder = key; ;) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
    const nested = folder.lastIndexOf('/node_modules/');
    folder = nested < 0 ? '' : folder.slice(0, nested);
  }
}

/** The platform in the name of a binary package, such as `@oxlint/binding-linux-arm64-musl`, as fields of the lock file. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'aix', 'sunos'].find((one) =>
    words.includes(one),
  );
  const cpu = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'].find((one) =>
    words.includes(one),
  );
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') && os === 'linux' ? 'glibc' : undefined;
  if (os === undefined && cpu === undefined) throw new Error(`${name} does not name a platform.`);
  return {
    ...(os === undefined ? {} : { os: [os] }),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(libc === undefined ? {} : { libc: [libc] }),
  };
}
