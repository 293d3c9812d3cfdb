/** What stands below the options in `--help`. Nothing is wider than 80 columns. */
export const GATE_HELP = `
The base is read from git, config and all, so that editing the policy does not
hide the edit. A loosening passes with an entry in \`approvals\` that comes with
the same change; it is shown in any case. \`storypole check --base <ref>\` judges
the code as well.

Examples:
  storypole gate
  storypole gate --base origin/main --format github
  storypole check --base origin/main

Exit codes: 0 nothing is loosened, 1 something is, 2 a fault of usage, config or
machine.`;

export const DIFF_HELP = `
Edges between places, packages and builtins, what entries export, cells of the
matrix, domains and layers, findings: added and removed. At most 60,000
characters, so that a pull request takes it as a comment.

Examples:
  storypole diff main
  storypole diff v2.0.0 --format markdown --output comment.md
  storypole diff --format mermaid

Exit codes: 0 printed, 2 a fault of usage, config or machine.`;
