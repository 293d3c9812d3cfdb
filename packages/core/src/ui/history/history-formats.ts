import type { History } from '#types/history';

/** Every format of a history, by name. Loaded on demand. */
export const historyFormats: Readonly<Record<string, { readonly load: () => Promise<(history: History) => string> }>> =
  {
    text: { load: async () => (await import('./format-history-text')).formatHistoryText },
    json: { load: async () => (await import('./format-history-json')).formatHistoryJson },
    markdown: { load: async () => (await import('./format-history-markdown')).formatHistoryMarkdown },
    mermaid: { load: async () => (await import('./format-history-mermaid')).formatHistoryMermaid },
    svg: { load: async () => (await import('./format-history-svg')).formatHistorySvg },
  };
