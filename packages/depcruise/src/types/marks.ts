/** Characters of a private area of Unicode that stand in the texts of a plan for what is filled in later. */
export const MARK = {
  /** The domain for which a rule stands, as a regular expression. */
  domain: '\u{E010}',
  /** The domains that it uses, as one regular expression. */
  used: '\u{E011}',
  /** All domains that use others, as one regular expression. */
  users: '\u{E012}',
  /** The domain as it is written. */
  domainName: '\u{E013}',
  /** The domains that it uses as they are written, separated by commas. */
  usedNames: '\u{E014}',
  /** The folder of the run, with a slash at its end; nothing where a path may be relative. */
  cwd: '\u{E015}',
} as const;

export type Mark = keyof typeof MARK;
