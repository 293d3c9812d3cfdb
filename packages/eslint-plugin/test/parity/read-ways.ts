export interface Way {
  readonly name: string;
  readonly file: string;
  readonly code: string;
}

/** The rows of every table of docs/forms.md: ways to write a dependency, and what looks like one and is none. */
export function readWays(page: string): readonly Way[] {
  return page.split('\n').flatMap((line) => {
    const [, name = '', file = '', code = ''] = /^\| (.*?) +\| `(.*?)` +\| (`+.*`+) +\|$/.exec(line) ?? [];
    if (code === '') return [];
    const ticks = code.startsWith('``') ? 2 : 1;
    return [{ name, file, code: code.trim().slice(ticks, -ticks).replaceAll('↵', '\n') }];
  });
}
