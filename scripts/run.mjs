import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** The environment in which the programs of `node_modules/.bin` come first: Node 24 among them. */
export const environment = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
};

/**
 * Runs a program in the root and passes its output on.
 * @returns its exit code, where `expected` lists it; otherwise the process ends with that code.
 */
export async function run(program, args, expected = [0]) {
  const code = await execute(program, args);
  if (!expected.includes(code)) {
    console.error(`${program} ${args.join(' ')}: exit ${code}.`);
    process.exit(code === 0 ? 1 : code);
  }
  return code;
}

/** Runs a program in the root and passes its output on. Resolves to its exit code; 1 where a signal ended it. */
export function execute(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}
