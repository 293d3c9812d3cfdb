import type { Format } from './format';

export interface FormatEntry {
  /** Half a sentence for `--help`. */
  readonly summary: string;
  /** Loaded on demand: a run needs one of them. */
  readonly load: () => Promise<Format>;
  /** Whether it says what the rules are. */
  readonly listsRules?: boolean;
}

/** Every format of a report, by name. */
export const formats: Readonly<Record<string, FormatEntry>> = {
  text: { summary: 'for people', load: async () => (await import('./format-text')).formatText },
  json: { summary: 'storypole/report@1', load: async () => (await import('./format-json')).formatJson },
  agent: { summary: 'for coding agents', load: async () => (await import('./format-agent')).formatAgent },
  github: {
    summary: 'annotations of GitHub Actions',
    load: async () => (await import('./format-github')).formatGithub,
  },
  gitlab: {
    summary: 'code quality of GitLab',
    load: async () => (await import('./format-gitlab')).formatGitlab,
  },
  junit: {
    summary: 'JUnit XML',
    load: async () => (await import('./format-junit')).formatJunit,
    listsRules: true,
  },
  markdown: {
    summary: 'a comment for a pull request',
    load: async () => (await import('./format-markdown')).formatMarkdown,
  },
  sarif: {
    summary: 'SARIF 2.1.0',
    load: async () => (await import('./format-sarif')).formatSarif,
    listsRules: true,
  },
};
