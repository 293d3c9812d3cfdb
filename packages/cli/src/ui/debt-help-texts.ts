/** What stands below the options in `--help`. Nothing is wider than 80 columns. */
export const DEBT_HELP = `
Known debt lies in files named storypole.debt.json: one beside the code of each
domain, one at the root for the rest. \`check\` accepts what they list, and no
more: a second offence of the same kind in the same file is a finding.

Commands:
  storypole debt freeze    accept findings of today
  storypole debt prune     drop what is paid
  storypole debt report    say what is owed
  storypole debt merge     merge files of known debt

Exit codes: 0 done, 2 a fault of usage, config or machine.`;

export const FREEZE_HELP = `
Where there is known debt already, name the rules with --rule: what a new rule
finds does not slip in. Strict layers and domains accept none. In a pull request
the change gate reports every growth.

Examples:
  storypole debt freeze
  storypole debt freeze --rule import-cycle --domain billing
  storypole debt freeze --dry-run

Exit codes: 0 written, 1 some findings cannot be known debt, 2 a fault of usage,
config or machine.`;

export const PRUNE_HELP = `
Also writes down the new names of files that were renamed or moved, and moves
entries to the file of the domain in which the code lies now.

Exit codes: 0 written or nothing to do, 2 a fault of usage, config or machine.`;

export const REPORT_HELP = `
Examples:
  storypole debt report
  storypole debt report --base v2.0.0
  storypole debt report --format json | jq .listed

Exit codes: 0 printed, 2 a fault of usage, config or machine.`;

export const MERGE_HELP = `
Without files, resolves every conflict that a merge left in files of known debt;
add the files to the index afterwards. --install writes .gitattributes and
git's configuration of this clone, so that git asks this command by itself.

Examples:
  storypole debt merge
  storypole debt merge --install

Exit codes: 0 merged, 2 a fault of usage or machine.`;

export const EXCEPTIONS_HELP = `
An exception is a promise with a date. Those that end within 14 days are marked,
here and by \`check\` in continuous integration.

Examples:
  storypole exceptions
  storypole exceptions --format json | jq '.exceptions[] | select(.days < 30)'

Exit codes: 0 printed, 2 a fault of usage, config or machine.`;
