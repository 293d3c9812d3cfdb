import type { PolicyDraft } from '#types/policy-draft';

/** A config with comments: where it comes from, and what is missing from it. */
export function formatDraft(
  source: string,
  config: Readonly<Record<string, unknown>>,
  { uncarried }: Pick<PolicyDraft, 'uncarried'>,
): string {
  const missing = uncarried.map(({ name, reason }) => `//   ${name}: ${reason}\n`);
  const head = [
    `// A draft, made from ${source}. Read it, then run \`storypole check\`.\n`,
    missing.length === 0 ? '' : `// Not carried:\n${missing.join('')}`,
  ];
  return `${head.join('')}${JSON.stringify(config, null, 2)}\n`;
}
