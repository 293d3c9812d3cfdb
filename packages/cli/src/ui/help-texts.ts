/** What stands below the options in `--help`. Nothing is wider than 80 columns. */
export const PROGRAM_HELP = `
Examples:
  storypole check                     judge the project of this folder
  storypole self-check                what did this change break?
  storypole fix --dry-run             what can be put right by itself
  storypole explain src/app/main.ts   what may this file import?
  storypole where "page of invoices"  where does something new belong?
  storypole graph --format mermaid    a picture of the layers and domains
  storypole init --dry-run            what a config for this tree would be
  storypole prove                     does the policy catch what it closes?
  storypole generate --help           the same policy for other tools

Exit codes: 0 clean, 1 findings, 2 a fault of usage, config or machine.`;

export const CHECK_HELP = `
The config is found upward from each path; its folder is the root of a project.
Without a config the preset \`harness\` applies. The whole project is judged even
where paths narrow what is reported.

Formats:
  text     for people, with the source
  json     storypole/report@1
  agent    for coding agents: one line a finding, at most 9,000 bytes, the rest
           in a file that the last line names; silent on success
  github   annotations of GitHub Actions
  gitlab   code quality of GitLab
  junit    JUnit XML, a suite a rule
  markdown a comment for a pull request, at most 60,000 characters
  sarif    SARIF 2.1.0, for code scanning

Where a coding agent is detected (AI_AGENT, CLAUDECODE, CLAUDE_CODE, REPL_ID,
GEMINI_CLI, CODEX_SANDBOX, CODEX_THREAD_ID, COPILOT_CLI, OPENCODE, CURSOR_AGENT,
JUNIE_*, and what tells pi, devin and kiro) and no terminal reads the output,
the default format is agent. NO_COLOR and FORCE_COLOR are obeyed.

Examples:
  storypole check
  storypole check packages/shop src/domains/billing
  storypole check --rule import-cycle,domain-cycle
  storypole check --format sarif --output storypole.sarif
  storypole check --staged
  storypole check --format json | jq '.findings[].rule'

Exit codes: 0 clean, 1 findings, 2 a fault of usage, config or machine.`;

export const FIX_HELP = `
Mechanical are: importing a type only, importing from a module that exports the
name already, exporting it from an entry, correcting a path, and moving a file
with everything that imports it. A remedy stays only where its finding is gone,
no finding and no fault is new, and the project's own TypeScript says nothing
that it did not say before. Nothing is written before all that is known; a run
that is cut short is taken back by the next one. Other changes in the files,
committed or not, stay.

Examples:
  storypole fix --dry-run
  storypole fix src/domains/billing
  storypole fix --rule deep-import,unplaced-file

Exit codes: 0 no finding is left, 1 some are, 2 a fault of usage, config or
machine.`;

export const EXPLAIN_HELP = `
  a rule           what it demands, why, and how this project sets it
  a file           its place, what it may import, who imports it, its findings
  two files        whether the first may import the second, why not, and the
                   shortest chain of imports that connects them

Examples:
  storypole explain misdirected-import
  storypole explain src/domains/billing/service/charge.ts
  storypole explain src/app/main.ts src/domains/billing/repo/ledger.ts

Exit codes: 0 explained, 2 a fault of usage, config or machine.`;

export const WHERE_HELP = `
Words are compared with the names of domains, layers, folders and files; a few
words stand for layers (page: ui, query: repo). Packages, builtins and globals
that are named as in code are needed: places that may not use them are left
out. The same question has the same answer on every machine.

Examples:
  storypole where "page that lists invoices"
  storypole where "query of orders with pg" --exports findOrders
  storypole where --exports InvoicePage,useInvoices --format json

Exit codes: 0 places were found, 1 none was, 2 a fault of usage, config or
machine.`;

export const GRAPH_HELP = `
json is storypole/graph@1: every file with its place, and every dependency. dot
and mermaid draw places with the number of dependencies between them.

Examples:
  storypole graph | jq '.files[] | select(.layer == "service").file'
  storypole graph --format dot | dot -Tsvg > layers.svg
  storypole graph --format mermaid --focus billing
  storypole graph --format mermaid --focus billing/service

Exit codes: 0 printed, 2 a fault of usage, config or machine.`;

export const GENERATE_HELP = `
  dependency-cruiser   .dependency-cruiser.mjs: rules for dependency-cruiser 16,
                       17 and 18; what it cannot see stands at its head
  oxlint               .oxlintrc.json: loads eslint-plugin-storypole, with every
                       rule that the policy does not switch off
  agents               AGENTS.md: a block of at most 15 lines between markers,
                       with the layers and the commands of an agent
  json-schema          storypole.schema.json: the schema of the config

Examples:
  storypole generate dependency-cruiser
  storypole generate dependency-cruiser --check
  storypole generate dependency-cruiser --output - | less

Exit codes: 0 written or up to date, 1 not up to date, 2 a fault of usage,
config or machine.`;

export const POLICY_HELP = `
json is storypole/policy@1: every layer with its patterns, the matrix, domains,
providers, restrictions, exceptions and rules, and the domains and providers
that were found. The type is PolicyExport of the package storypole.

Examples:
  storypole policy | jq '.layers[].id'
  storypole policy --format json --output policy.json

Exit codes: 0 printed, 2 a fault of usage, config or machine.`;

export const PROVE_HELP = `
For every closed pair of layers, every restricted package and global, and every
other kind of offence that a rule says it catches, one offence is planted in a
graph in memory, and exactly one finding of that rule is demanded. What is open
is planted, too, and must pass. The files of the project are not touched.

--frontends writes a copy of the project that holds the same as code, and one
offence for each way to write a dependency, and runs the command and what is
installed of ESLint, oxlint, Vitest and dependency-cruiser on it.

Also listed: layers and domains that no dependency touches, and open cells that
nobody uses.

Examples:
  storypole prove
  storypole prove --frontends
  storypole prove --format markdown --output proof.md
  storypole prove --format json | jq '.missed'

Exit codes: 0 everything is caught, 1 something is not, 2 a fault of usage,
config or machine.`;

export const IMPORT_HELP = `
dependency-cruiser: folders in rules become layers, pairs that no rule forbids
are allowed, packages that only some folders may import become restrictions.
eslint-boundaries: elements become layers, policies become \`allow\`.
What could not be carried stands in comments at the head of the draft.

Examples:
  storypole import dependency-cruiser .dependency-cruiser.cjs
  storypole import eslint-boundaries eslint.config.mjs --output draft.jsonc

Exit codes: 0 printed or written, 2 a fault of usage, config or machine.`;

export const INIT_HELP = `
Looks for domains, layers, features and workspaces, takes the preset that places
most files, and writes a config with comments. Never overwrites a config.
With --tests it also writes a first file of structural tests for Vitest; where
there is a config, nothing else.

Examples:
  storypole init --dry-run
  storypole init
  storypole init --ts
  storypole init --tests

Exit codes: 0 written or printed, 2 a fault of usage, config or machine.`;
