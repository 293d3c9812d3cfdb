import { createFolderCache, createNodeProviders } from '@storypole/core';
import fs from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { version } from 'storypole/package.json';
import { main } from './main';
import { EXIT_CODE } from '#types/exit-code';
import type { Machine, Output } from '#types/machine';

const machine: Machine = {
  cwd: toPosix(process.cwd()),
  version,
  env: process.env,
  temporaryFolder: toPosix(os.tmpdir()),
  stdin: {
    // Opening the stream takes 3 ms, and few commands read it.
    get isTerminal() {
      return process.stdin.isTTY;
    },
    readText,
    whenClosed,
  },
  stdout: createOutput(process.stdout),
  stderr: createOutput(process.stderr),
  createProviders: createNodeProviders,
  // A build of another time, or another Node, may see things differently.
  openCache: (folder) =>
    createFolderCache({
      stamp: `${version} ${process.version} ${String(fs.statSync(import.meta.filename).mtimeMs)}`,
      folder,
    }),
  openWatch: async () => (await import('#providers/create-watch')).createWatch(),
  openWorkshop: async () => (await import('#providers/create-workshop')).createWorkshop(toPosix(os.tmpdir())),
  openCompilers: async () => (await import('#providers/load-type-checker')).loadTypeChecker,
};

// Without these Node would end with 1, which says "findings".
process.on('uncaughtException', (error) => {
  process.stderr.write(`storypole: ${error.stack ?? error.message}\n`);
  // The host of a hook would take a fault for a verdict.
  process.exit(process.argv[2] === 'hook' ? EXIT_CODE.clean : EXIT_CODE.fault);
});

// A config is loaded as Node finds it. What Node thinks of that says nothing about the project.
const CONFIG_WARNINGS = /^ExperimentalWarning$|^MODULE_TYPELESS_PACKAGE_JSON$/;
const emitWarning = process.emitWarning.bind(process) as (...args: readonly unknown[]) => void;
process.emitWarning = (...args: readonly unknown[]): void => {
  const [, type, code] = args;
  const names = typeof type === 'object' && type !== null ? Object.values(type) : [type, code];
  if (!names.some((name) => typeof name === 'string' && CONFIG_WARNINGS.test(name))) emitWarning(...args);
};

// A config may end the process; the host of a hook must not see its exit code. What is set here is the last word.
process.on('exit', (code) => {
  if (process.argv[2] === 'hook' && code === EXIT_CODE.findings) process.exitCode = EXIT_CODE.clean;
});

// Not `process.exit`: what is still on its way to a pipe would be lost.
process.exitCode = await main(process.argv.slice(2), machine);

async function readText(milliseconds: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  const timer = setTimeout(() => process.stdin.destroy(), milliseconds);
  try {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
    return new TextDecoder().decode(Buffer.concat(chunks));
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function whenClosed(): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve());
  });
}

function createOutput(stream: NodeJS.WriteStream): Output {
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isClosed = true;
    // A reader that has seen enough, as `head` has, or a terminal that is gone.
    if (error.code === 'EPIPE' || error.code === 'EIO' || error.code === 'ERR_STREAM_DESTROYED') return;
    throw error;
  });
  return {
    isTerminal: stream.isTTY,
    isClosed: () => isClosed,
    write: (text) =>
      new Promise((resolve) => {
        if (isClosed || text === '') resolve();
        else stream.write(text, () => resolve());
      }),
  };
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/');
}
