// Loaded before the command: counts what it asks of the machine, and writes that down when it ends.
import child from 'node:child_process';
import fs from 'node:fs';

const counts = {
  'folders listed': 0,
  stats: 0,
  'files read': 0,
  'bytes read': 0,
  'files written': 0,
  'bytes written': 0,
  'processes started': 0,
};
const { writeFileSync } = fs;
/** Node loads the program itself by other ways in some versions: that is not the command's work. */
const root = process.env.STORYPOLE_COUNT_ROOT;
const isOurs = (path) => String(path).startsWith(root);

function watch(object, name, note) {
  const original = object[name];
  object[name] = (...args) => {
    const result = original(...args);
    note(args, result);
    return result;
  };
}

for (const name of ['statSync', 'lstatSync', 'accessSync', 'existsSync']) {
  watch(fs, name, ([path]) => {
    if (isOurs(path)) counts.stats++;
  });
}
watch(fs, 'readdirSync', ([path]) => {
  if (isOurs(path)) counts['folders listed']++;
});
watch(fs, 'readFileSync', ([path], contents) => {
  if (!isOurs(path)) return;
  counts['files read']++;
  counts['bytes read'] += contents.length;
});
const opened = new Set();
watch(fs, 'openSync', ([path], descriptor) => {
  if (!isOurs(path)) return;
  opened.add(descriptor);
  counts['files read']++;
});
watch(fs, 'closeSync', ([descriptor]) => opened.delete(descriptor));
watch(fs, 'readSync', ([descriptor], length) => {
  if (opened.has(descriptor)) counts['bytes read'] += length;
});
watch(fs, 'writeFileSync', ([path, contents]) => {
  if (!isOurs(path)) return;
  counts['files written']++;
  counts['bytes written'] += contents.length;
});
for (const name of ['spawnSync', 'execFileSync', 'spawn']) {
  watch(child, name, () => {
    counts['processes started']++;
  });
}

process.on('exit', () => writeFileSync(process.env.STORYPOLE_COUNT_FILE, JSON.stringify(counts)));
