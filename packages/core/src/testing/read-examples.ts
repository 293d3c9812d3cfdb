/** One example of a rule's page: a small project, and what is to be found in it. */
export interface Example {
  /** The heading without its mark. */
  readonly title: string;
  /** `✗`: exactly `expected` is found. `✓`: nothing is. */
  readonly isOffence: boolean;
  /** Path relative to the root → text. */
  readonly files: Readonly<Record<string, string>>;
  /**
   * What was otherwise before, for rules about changes: path → text, `undefined` where the file is new. Blocks marked `before` give
   * the text of before, those marked `added` are new; all others were the same.
   */
  readonly before: Readonly<Record<string, string | undefined>>;
  readonly expected: readonly ExpectedFinding[];
  /** Line of the heading in the page. */
  readonly line: number;
}

export interface ExpectedFinding {
  readonly file: string;
  /** 1-based line in the file. */
  readonly line: number;
  readonly rule: string;
}

interface Draft {
  readonly title: string;
  readonly isOffence: boolean;
  readonly files: Record<string, string>;
  readonly before: Record<string, string | undefined>;
  readonly marked: ExpectedFinding[];
  readonly line: number;
}

/** Below a block that can hold no comment: ``✗ `package.json:3` removed-check``. */
const FAR_MARKER = /^✗ `(?<file>[^:`]+):(?<row>\d+)` (?<rule>[\w-]+)$/u;
const HEADING = /^#+ (?<mark>[✗✓]) (?<title>.+)$/u;
const FENCE = /^```\w+ file=(?<path>\S+)(?: (?<state>before|added))?$/;
/** A comment at the end of a line: `// ✗ misdirected-import`, in markup `<!-- ✗ … -->`. Several rules are separated by commas. */
const MARKER = /(?:\/\/|\/\*|<!--|#) ✗ (?<rules>[\w-]+(?:, [\w-]+)*)(?: \*\/| -->)?$/u;

/**
 * Reads the examples of a page: a heading that begins with `✗` or `✓` is an example, the fenced blocks with `file=` below it
 * are its project, and each line that ends in a marker comment is to have a finding of that rule. Blocks of files that can hold no comment
 * are marked by a line below them.
 *
 * Throws where a block has no heading, a path stands twice, or the marks contradict the heading.
 */
export function readExamples(markdown: string): readonly Example[] {
  const examples: Example[] = [];
  const lines = markdown.split('\n');
  let current: Draft | undefined;
  const finish = (): void => {
    if (current !== undefined) examples.push(toExample(current));
    current = undefined;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const { path, state } = FENCE.exec(line)?.groups ?? {};
    if (path !== undefined) {
      const end = lines.indexOf('```', at);
      if (end < 0) throw new Error(`The block of ${path} does not end.`);
      if (current === undefined) throw new Error(`The block of ${path} stands below no heading with ✗ or ✓.`);
      const files = state === 'before' ? current.before : current.files;
      if (path in files) throw new Error(`"${current.title}" holds ${path} twice.`);
      files[path] = `${lines.slice(at + 1, end).join('\n')}\n`;
      if (state === 'added') current.before[path] = undefined;
      at = end;
    } else if (FAR_MARKER.test(line)) {
      const { file = '', row = '', rule = '' } = FAR_MARKER.exec(line)?.groups ?? {};
      current?.marked.push({ file, line: Number(row), rule });
    } else if (line.startsWith('```')) {
      at = lines.indexOf('```', at + 1);
      if (at < 0) break;
    } else if (line.startsWith('#')) {
      finish();
      const { mark, title } = HEADING.exec(line)?.groups ?? {};
      if (title !== undefined)
        current = { title, isOffence: mark === '✗', files: {}, before: {}, marked: [], line: at + 1 };
    }
  }
  finish();
  return examples;
}

function toExample(example: Draft): Example {
  const { marked, ...rest } = example;
  const { title, isOffence, files } = rest;
  if (Object.keys(files).length === 0) throw new Error(`"${title}" has no files.`);
  const expected = [...Object.entries(files).flatMap(([file, text]) => findMarkers(file, text)), ...marked];
  if (isOffence !== expected.length > 0) {
    throw new Error(isOffence ? `"${title}" marks no offence.` : `"${title}" is ✓ and marks an offence.`);
  }
  return { ...rest, expected };
}

function findMarkers(file: string, text: string): readonly ExpectedFinding[] {
  return text.split('\n').flatMap((line, index) => {
    const rules = MARKER.exec(line.trimEnd())?.groups?.['rules'];
    return rules === undefined ? [] : rules.split(', ').map((rule) => ({ file, line: index + 1, rule }));
  });
}
