import type { FormSample } from './forms.generated';

/** The code of a form, with `target` in the place of the page that it imports. Both paths are relative to one folder. */
export function writeForm({ code }: FormSample, source: string, target: string): string {
  const path = toRelative(source, target);
  const stem = path.replace(/\.ts$/, '');
  const middle = stem.lastIndexOf('/') + 1;
  return code
    .replaceAll("'../ui/' + 'page'", `'${stem.slice(0, middle)}' + '${stem.slice(middle)}'`)
    .replaceAll('../ui/*.ts', path.replace(/[^/]*$/, '*.ts'))
    .replaceAll('../ui/page.ts', path)
    .replaceAll('../ui/page', stem);
}

function toRelative(source: string, target: string): string {
  const from = source.split('/').slice(0, -1);
  const to = target.split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const up = from.slice(shared).map(() => '..');
  return [...(up.length === 0 ? ['.'] : up), ...to.slice(shared)].join('/');
}
