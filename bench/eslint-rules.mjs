// What the rules of ESLint cost on a large repository, beside the parsing that every rule needs: node bench/eslint-rules.mjs
// --repo void=<checkout> [--rounds 3] [--write]. Each variant runs in a process of its own; times are those that ESLint's `stats` give.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { judgeOther } from './budgets.mjs';
import { describeMachine } from './describe-machine.mjs';
import { keepBudgets } from './keep-budgets.mjs';
import { REPOSITORIES } from './repositories.mjs';
import { median } from './summarize.mjs';
import { storypole } from './tools/storypole.mjs';
import { eslint } from './tools/eslint.mjs';
import { makeWorkCopy } from './work-copy.mjs';

const { values } = parseArgs({
  options: {
    repo: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '1' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const boundaries = eslint.find(({ name }) => name.startsWith('eslint-plugin-boundaries'));
const VARIANTS = ['recommended', 'strict', 'boundaries'];

for (const given of values.repo ?? []) {
  const [name, from] = given.split('=');
  const repository = REPOSITORIES.find((candidate) => candidate.name === name);
  if (repository === undefined || from === undefined) throw new Error(`Give --repo <name>=<checkout>, not ${given}.`);
  const copy = makeWorkCopy(repository, from);
  storypole[0].setUp(copy);
  boundaries.setUp(copy);
  console.log(`${name}: ${copy.files.length} TypeScript files`);
  const seconds = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const variant of values.only?.split(',') ?? VARIANTS) {
      const script = new URL('eslint-rules.worker.mjs', import.meta.url).pathname;
      const output = execFileSync(process.execPath, [script, copy.root, variant, ...copy.folders], {
        // Plugins take the working directory for the root of the project.
        cwd: copy.root,
        encoding: 'utf8',
      });
      const { files, parse, rules, wall, messages } = JSON.parse(output);
      if (variant === 'strict') seconds.push(rules / 1000);
      const share = ((rules / parse) * 100).toFixed(1);
      console.log(
        `${variant.padEnd(12)} ${files} files, parsing ${parse} ms, rules ${rules} ms (${share} % of parsing), whole ${wall} ms, ${messages} messages`,
      );
    }
  }
  if (values.write && seconds.length > 0) {
    const cells = judgeOther('eslint', median(seconds), repository.size);
    await keepBudgets('eslint', describeMachine(), { [name]: { title: `${name} (${repository.size})`, cells } });
  }
  for (const file of copy.files.filter((_, index) => index % Math.ceil(copy.files.length / 5) === 0)) {
    const script = new URL('eslint-first.worker.mjs', import.meta.url).pathname;
    const [bare, plugin] = ['none', 'recommended'].map((variant) =>
      Number(execFileSync(process.execPath, [script, copy.root, variant, file], { encoding: 'utf8' })),
    );
    console.log(`first lint of ${file}: ${bare} ms without a rule, ${plugin} ms with Storypole`);
  }
}
