/** What stands below the options in `--help`. Nothing is wider than 80 columns. */
export const HISTORY_HELP = `
Commits are those of the first parents, so that a merged branch is one step.
Nothing is checked out: files are read from git's objects, and contents that
several commits share are scanned once.

Examples:
  storypole history --since v2.0.0
  storypole history --since main~200 --every 10 --format svg --output curve.svg
  storypole history --since HEAD~50 --policy each --format json

Exit codes: 0 printed, 2 a fault of usage, config or machine.`;
