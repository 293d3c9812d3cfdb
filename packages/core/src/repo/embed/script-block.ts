/** A part of a file that holds a program. Byte offsets. */
export interface ScriptBlock {
  readonly start: number;
  readonly end: number;
  readonly language: 'ts' | 'tsx' | 'js';
  /**
   * `script`: a module, or its part. `expression`: what stands between the delimiters of a template (`{…}`, `{{…}}`, a directive);
   * only those with a word that can begin a request are listed.
   */
  readonly kind: 'script' | 'expression';
}

/** `<script src="./x.ts">`: the script's text is another file. Byte offsets. */
export interface ScriptSource {
  /** The value with its quotes, if it has any. */
  readonly start: number;
  readonly end: number;
  /** Where the tag begins. */
  readonly statement: number;
  /** The value without quotes. */
  readonly text: string;
}

export interface ScriptBlocks {
  readonly blocks: readonly ScriptBlock[];
  readonly sources: readonly ScriptSource[];
}

/** The languages whose programs are wrapped in markup. */
export type MarkupLanguage = 'vue' | 'svelte' | 'astro' | 'mdx';

const REQUEST_WORD = /(?<![\w$])(?:import|require)(?![\w$])/;

/** Whether an expression could request a module. */
export function mayRequest(source: string, start: number, end: number): boolean {
  return REQUEST_WORD.test(source.slice(start, end));
}
