const SCRIPT = new URL('../floor/floor.mjs', import.meta.url).pathname;

export const floor = [
  {
    name: 'floor',
    options: 'bench/floor: list, read, scan, resolve; no judgement',
    accepts: [0],
    command: (copy) => [process.execPath, SCRIPT, copy.root, copy.folders.join(',')],
    examined: (output) => JSON.parse(output).files,
  },
];
