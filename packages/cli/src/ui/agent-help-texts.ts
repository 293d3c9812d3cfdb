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

export const GUARD_HELP = `
Its place; the layers, domains, providers (with what they export) and packages
that it may import; what is closed; two files of the same place to imitate; what
its neighbours do wrong and nobody should copy; its size beside theirs. Reads
the list of files, the policy, and a few files around the path.

json is storypole/guard@1, without a limit.

Examples:
  storypole guard src/domains/billing/service/refund.ts
  storypole guard src/app/new-page.ts --format json | jq .place

Exit codes: 0 printed, 2 a fault of usage, config or machine.`;

export const HOOK_HELP = `
After an edit: every finding in the files that were touched, and what the edit
broke elsewhere. At the end of a turn: what \`storypole self-check\` says; the
turn is held back until it is clean, nothing changes any more, or --max-blocks
is reached. Silent on success. A fault is said to the user and never holds back
a turn, nor does a check that is too slow. docs/reference/agent-hooks.md lists
the events of each agent; \`storypole agents install\` writes its settings.

Examples:
  storypole hook claude < event.json
  storypole hook copilot --event postToolUse < event.json

Exit codes: 0 answered; for copilot 2 where the user must be told something.`;

export const AGENTS_HELP = `
claude   .claude/settings.json          codex    .codex/hooks.json
cursor   .cursor/hooks.json             copilot  .github/hooks/storypole.json
gemini   .gemini/settings.json

What stands in these files already keeps its place. AGENTS.md gets a block of at
most 15 lines between markers: the layers and the two commands of an agent;
\`storypole generate agents --check\` says whether it is up to date.

Examples:
  storypole agents install --dry-run
  storypole agents install --agent claude,codex
  storypole agents install --remove

Exit codes: 0 written or printed, 2 a fault of usage, config or machine.`;

export const MCP_HELP = `
Three tools: guard (before an edit), check (after it) and explain. The graph is
kept between calls, and only what changed is read again.

Examples:
  storypole mcp
  claude mcp add storypole -- npx storypole mcp

Exit codes: 0 the input ended, 2 a fault of usage, config or machine.`;

export const REPORT_HELP = `
A line of the ledger says that a finding was shown, that the next check no
longer had it, or that it still stood. It is written only where hook or
self-check run with --ledger, and never leaves the machine.

Examples:
  storypole report --ledger
  storypole report --ledger --format json | jq '.rules[0]'

Exit codes: 0 printed, 2 a fault of usage, config or machine.`;
