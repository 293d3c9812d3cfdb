/** One example of a rule's page: a small project, and what is to be found in it. */
export interface Example {
  /** The heading without its mark. */
  readonly title: string;
  /** `✗`: exactly `expected` is found. `✓`: nothing is. */
  readonly isOffence: boolean;
  /** Path relative to the root → text. */
  readonly files: Readonly<Record<string, string>>;
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

const HEADING = /^#+ (?<mark>[✗✓]) (?<title>.+)$/u;
const FENCE = /^```\w+ file=(?<path>\S+)$/;
/** A comment at the end of a line: `// ✗ misdirected-import`, in markup `<!-- ✗ … -->`. Several rules are separated by commas. */
const MARKER = /(?:\/\/|\/\*|<!--|#) ✗ (?<rules>[\w-]+(?:, [\w-]+)*)(?: \*\/| -->)?$/u;

/**
 * Reads the examples of a page: a heading that begins with `✗` or `✓` is an example, the fenced blocks with `file=` below it
 * are its project, and each line that ends in a marker comment is to have a finding of that rule.
 *
 * Throws where a block has no heading, a path stands twice, or the marks contradict the heading.
 */
export function readExamples(markdown: string): readonly Example[] {
  const examples: Example[] = [];
  const lines = markdown.split('\n');
  let current: { title: string; isOffence: boolean; files: Record<string, string>; line: number } | undefined;
  const finish = (): void => {
    if (current !== undefined) examples.push(toExample(current));
    current = undefined;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const path = FENCE.exec(line)?.groups?.['path'];
    if (path !== undefined) {
      const end = lines.indexOf('```', at);
      if (end < 0) throw new Error(`The block of ${path} does not end.`);
      if (current === undefined) throw new Error(`The block of ${path} stands below no heading with ✗ or ✓.`);
      if (path in current.files) throw new Error(`"${current.title}" holds ${path} twice.`);
      current.files[path] = `${lines.slice(at + 1, end).join('\n')}\n`;
      at = end;
    } else if (line.startsWith('```')) {
      at = lines.indexOf('```', at + 1);
      if (at < 0) break;
    } else if (line.startsWith('#')) {
      finish();
      const { mark, title } = HEADING.exec(line)?.groups ?? {};
      if (title !== undefined) current = { title, isOffence: mark === '✗', files: {}, line: at + 1 };
    }
  }
  finish();
  return examples;
}

function toExample(example: Omit<Example, 'expected'>): Example {
  const { title, isOffence, files } = example;
  if (Object.keys(files).length === 0) throw new Error(`"${title}" has no files.`);
  const expected = Object.entries(files).flatMap(([file, text]) => findMarkers(file, text));
  if (isOffence !== expected.length > 0) {
    throw new Error(isOffence ? `"${title}" marks no offence.` : `"${title}" is ✓ and marks an offence.`);
  }
  return { ...example, expected };
}

function findMarkers(file: string, text: string): readonly ExpectedFinding[] {
  return text.split('\n').flatMap((line, index) => {
    const rules = MARKER.exec(line.trimEnd())?.groups?.['rules'];
    return rules === undefined ? [] : rules.split(', ').map((rule) => ({ file, line: index + 1, rule }));
  });
}
