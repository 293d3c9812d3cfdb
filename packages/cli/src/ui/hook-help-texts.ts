/** What stands below the options in `--help`. Nothing is wider than 80 columns. */
export const HOOKS_HELP = `
The manager is found by its config or its dependency in package.json; without
one, git's own hooks are used, where core.hooksPath says. What stands there stays:
the check comes first, in a place of its own, and --remove takes only that out.

Examples:
  storypole hooks install
  storypole hooks install --manager husky --dry-run
  storypole hooks install --remove

Exit codes: 0 written, 2 a fault of usage, config or machine.`;

export const MERGE_REPORTS_HELP = `
Every shard of a run must be there, once, in the format json. The exit code is
that of a run over all of them.

Examples:
  storypole check packages/* --shard 1/3 --format json --output shard-1.json
  storypole merge-reports shard-*.json --format sarif --output storypole.sarif

Exit codes: 0 clean, 1 findings, 2 a fault, or a shard that is missing.`;
