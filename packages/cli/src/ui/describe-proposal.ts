import { describeNames, pluralize } from '@storypole/core';
import type { MeasuredProposal } from '#types/proposal';

const MOST_FOLDERS = 8;

/** What `init` wrote, and what is left to do. */
export function describeProposal(file: string, measured: MeasuredProposal | undefined): string {
  if (measured === undefined) {
    return [
      `Wrote ${file} with the preset harness. No folder of this tree bears the name of a layer.`,
      'Set `domains.pattern` and `layers` to where the code lies; until then `storypole check` ends with a fault.',
      '',
    ].join('\n');
  }
  const { proposal, placed, included, foundDomains, foundLayers, unplaced } = measured;
  const shown = unplaced.slice(0, MOST_FOLDERS);
  const more = unplaced.length - shown.length;
  return [
    `Wrote ${file} with the preset ${proposal.preset}: ${placed} of ${pluralize(included, 'file')} placed.`,
    `Domains: ${describeNames(foundDomains)}. Layers: ${describeNames(foundLayers, 12)}.`,
    ...(shown.length === 0
      ? []
      : ['In no layer yet:', ...shown.map(({ folder, files }) => `  ${folder} (${pluralize(files, 'file')})`)]),
    ...(more === 0 ? [] : [`  and ${pluralize(more, 'more folder')}`]),
    'Run `storypole check` to see what the layers find.',
    '',
  ].join('\n');
}
