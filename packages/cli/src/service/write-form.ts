import type { FormSample } from './forms.generated';
import { toRelativeSpecifier } from './to-relative-specifier';

/** The code of a form, with `target` in the place of the page that it imports. Both paths are relative to one folder. */
export function writeForm({ code }: FormSample, source: string, target: string): string {
  const path = toRelativeSpecifier(source, target);
  const stem = path.replace(/\.ts$/, '');
  const middle = stem.lastIndexOf('/') + 1;
  return code
    .replaceAll("'../ui/' + 'page'", `'${stem.slice(0, middle)}' + '${stem.slice(middle)}'`)
    .replaceAll('../ui/*.ts', path.replace(/[^/]*$/, '*.ts'))
    .replaceAll('../ui/page.ts', path)
    .replaceAll('../ui/page', stem);
}
