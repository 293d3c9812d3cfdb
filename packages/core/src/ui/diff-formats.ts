import type { ArchitectureDiff } from '#types/architecture';

/** Every format of a diff, by name. Loaded on demand. */
export const diffFormats: Readonly<
  Record<string, { readonly load: () => Promise<(diff: ArchitectureDiff) => string> }>
> = {
  text: { load: async () => (await import('./format-diff-text')).formatDiffText },
  json: { load: async () => (await import('./format-diff-json')).formatDiffJson },
  markdown: { load: async () => (await import('./format-diff-markdown')).formatDiffMarkdown },
  mermaid: { load: async () => (await import('./format-diff-mermaid')).formatDiffMermaid },
};
