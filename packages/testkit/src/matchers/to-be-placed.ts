import { FILE_FLAG, type Place } from '@storypole/core';
import type { Reason, Verdict } from '#types/verdict';
import type { SourceFile } from '#types/source-file';
import type { Target } from '#types/target';
import { UsageError } from '#types/usage-error';
import { resolveTarget, titleOf } from '#service/resolve-target';
import { splitOptions } from '#service/split-options';
import { checkElements } from './check-elements';

const NAME = 'toBePlaced';

/**
 * Every file lies in exactly one place of the policy; with targets, in one of those. Classes, functions and exports lie where
 * their files do.
 */
export function toBePlaced(received: unknown, ...args: readonly (Target | Reason)[]): Verdict {
  const { targets, options } = splitOptions<Reason>(NAME, args, ['why', 'fix']);
  const words = targets.length === 0 ? 'lie in exactly one place' : `lie in ${titleOf(targets)}`;
  return checkElements(NAME, received, words, options, (element) => {
    const file = element.kind === 'file' ? element : element.kind === 'code' ? element.file : undefined;
    if (file === undefined) {
      throw new UsageError(
        `${NAME} tests what lies in a file, and was handed a ${element.kind}.`,
        'Hand over files or code.',
      );
    }
    if (targets.length === 0) return describeDisplacement(file);
    const target = resolveTarget(NAME, file.model, targets);
    return target.hasFile(file.row)
      ? undefined
      : { what: `must lie in ${target.title}, and lies in ${file.place.name}.` };
  });
}

function describeDisplacement({
  model,
  row,
}: SourceFile): { readonly what: string; readonly help: string } | undefined {
  const { files, places } = model.graph;
  const place = places[files.place[row] as number] as Place;
  if (((files.flags[row] as number) & FILE_FLAG.contested) !== 0) {
    const rivals = files.rivals.get(row) ?? [];
    return {
      what: `lies in ${rivals.length} places: ${rivals.join(', ')}.`,
      help: 'Narrow the patterns in `layers` until one of them matches it.',
    };
  }
  if (place.kind !== 'loose') return undefined;
  return { what: 'lies in no layer.', help: 'Move it into a layer, or say in `layers` which one it belongs to.' };
}
