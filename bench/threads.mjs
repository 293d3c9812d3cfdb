// Whether a second thread pays: the floor's reading and scanning by one thread, and by several that share the files among them.
//
//   node bench/threads.mjs <root> <folder>[,<folder>…] [--threads 1,2,4] [--rounds 5]
//
// Favours threads: nothing that was found has to come back but a number, and what follows (resolving, judging) is left out.
import { setImmediate } from 'node:timers';
import { parseArgs } from 'node:util';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { listFiles } from './floor/list-files.mjs';
import { readFiles } from './floor/read-files.mjs';

/** What each thread writes: bytes, specifiers, whether it is done. */
const SLOTS = 3;

if (isMainThread) await compare();
else work(workerData.root, workerData.files, workerData.counts, workerData.thread);

async function compare() {
  const { values, positionals } = parseArgs({
    options: {
      threads: { type: 'string', default: '1,2' },
      rounds: { type: 'string', default: '5' },
    },
    allowPositionals: true,
  });
  const [root, folders = 'src'] = positionals;
  const wanted = folders.split(',');
  const files = listFiles(root)
    .files.filter(({ name, folder }) => /\.[cm]?tsx?$/.test(name) && wanted.some((one) => folder.path.startsWith(one)))
    .map(({ name, folder }) => ({ name, folder: { path: folder.path } }));
  const counts = values.threads.split(',').map(Number);
  const times = new Map(counts.map((count) => [count, []]));
  await run(root, files, 1);
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const count of counts) times.get(count).push(await run(root, files, count));
  }
  for (const [count, spent] of times) {
    const sorted = spent.toSorted((a, b) => a - b);
    console.log(`${files.length} files, threads ${count}: ${Math.round(sorted[Math.floor(sorted.length / 2)])} ms`);
  }
}

/** Milliseconds from the first thread's start to the last one's end. The main thread does its share. */
async function run(root, files, threads) {
  const started = performance.now();
  const counts = new Int32Array(new SharedArrayBuffer(threads * SLOTS * Int32Array.BYTES_PER_ELEMENT));
  const share = Math.ceil(files.length / threads);
  const workers = Array.from({ length: threads - 1 }, (_, index) => {
    const thread = index + 1;
    const own = files.slice(thread * share, (thread + 1) * share);
    return new Worker(new URL(import.meta.url), { workerData: { root, files: own, counts, thread } });
  });
  const done = workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
  work(root, files.slice(0, share), counts, 0);
  for (const [index] of workers.entries()) {
    const slot = (index + 1) * SLOTS + 2;
    while (Atomics.load(counts, slot) === 0) await new Promise(setImmediate);
  }
  const spent = performance.now() - started;
  await Promise.all(done);
  return spent;
}

function work(root, files, counts, thread) {
  const { found, bytes } = readFiles(root, files);
  counts[thread * SLOTS] = bytes;
  counts[thread * SLOTS + 1] = found.reduce((sum, { specifiers }) => sum + specifiers.length, 0);
  Atomics.store(counts, thread * SLOTS + 2, 1);
}
