import type { MeasuredProposal } from '#types/proposal';

/** The proposal that places most files; of equals, the one with more layers, then with fewer patterns, then the first. */
export function chooseProposal(proposals: readonly MeasuredProposal[]): MeasuredProposal | undefined {
  return proposals
    .filter(({ placed, foundLayers, foundDomains }) => placed > 0 && foundLayers.length + foundDomains.length > 1)
    .sort(
      (a, b) =>
        b.placed * b.proposal.weight - a.placed * a.proposal.weight ||
        b.foundLayers.length - a.foundLayers.length ||
        countPatterns(a) - countPatterns(b),
    )[0];
}

function countPatterns({ proposal }: MeasuredProposal): number {
  return proposal.domains.length + Object.values(proposal.layers).flat().length;
}
