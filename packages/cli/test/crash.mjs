// Loaded before the command: lets the machine fail at one point of the writing of its cache.
import fs from 'node:fs';
import { setImmediate } from 'node:timers';

const { at, bytes, way } = JSON.parse(process.env.STORYPOLE_CRASH);
const isCache = (path) => String(path).includes('.storypole');
const fail = () => {
  if (way === 'kill') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error(`${way}: no way to go on`), { code: way });
};

const { writeFileSync, renameSync, mkdirSync, rmSync } = fs;
fs.writeFileSync = (path, data, ...rest) => {
  if (!isCache(path) || at !== 'write') return writeFileSync(path, data, ...rest);
  writeFileSync(path, data.subarray(0, Math.floor(bytes * data.length)));
  return fail();
};
fs.renameSync = (from, to) => {
  if (isCache(to) && at === 'rename') return fail();
  renameSync(from, to);
  if (isCache(to) && at === 'renamed') return fail();
};
fs.mkdirSync = (path, ...rest) =>
  at === 'folder' && String(path).includes('kept') ? fail() : mkdirSync(path, ...rest);
fs.rmSync = (path, ...rest) => (isCache(path) && at === 'clean' ? fail() : rmSync(path, ...rest));
// Wherever the command happens to be.
if (at === 'any') {
  const end = performance.now() + bytes * 250;
  const wait = () => (performance.now() > end ? fail() : setImmediate(wait));
  setImmediate(wait);
}
