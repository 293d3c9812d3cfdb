/** What is wrong with a text, in the words of a fault. */
export interface TextProblem {
  readonly code: string;
  /** Completes "`text` …": `begins with "/"`. */
  readonly what: string;
  readonly mend: string;
}

/** A kind of text. */
export interface TextFormat {
  /** What is expected, with an article: `a glob`. */
  readonly noun: string;
  /** What every good text matches; also in the JSON schema. */
  readonly regex: RegExp;
  /** A `format` of JSON schema that says more than the regex. */
  readonly jsonFormat?: 'date';
  /** Says what is wrong with a text, the regex included. */
  readonly findProblem: (text: string) => TextProblem | undefined;
}

/** A format that its regex describes whole. */
export function defineFormat(
  noun: string,
  regex: RegExp,
  code: string,
  explain: (text: string) => Omit<TextProblem, 'code'>,
): TextFormat {
  return { noun, regex, findProblem: (text) => (regex.test(text) ? undefined : { code, ...explain(text) }) };
}
