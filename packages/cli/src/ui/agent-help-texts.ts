/** What stands below the options in `--help` of the commands for agents. Nothing is wider than 80 columns. */
export const SELF_CHECK_HELP = `
The change is everything since the merge base: commits, staged, unstaged and
untracked files. A finding is reported where its dependency or file did not
offend at the base, also in a file that nobody touched, because its target
moved. Findings that were there before are counted, and \`storypole check\` shows
them. Without git everything is reported.

The base is read from the objects of git; nothing is checked out.

Examples:
  storypole self-check
  storypole self-check --base origin/release
  storypole self-check --format json | jq '.findings[].rule'

Exit codes: 0 clean, 1 findings, 2 a fault of usage, config or machine.`;
