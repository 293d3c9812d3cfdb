// Plants offences in a copy of a project, and shows what remedies are worth: how many findings have one, how many have a mechanical
// one, and what becomes of the project when `storypole fix` carries them out.
//
//   node oracles/remedies/run.mjs [--plants N] [--pinned] [--real] COPY…
//
// A copy has a storypole.config.* at its root and is written to: commit it before, to see and to undo what was done. Every pair
// of places that the policy closes is planted between real files of both, as a value, as a type, and as a type that is not marked
// as one; beside them requests that lead nowhere, names through a third file, packages, globals, files in no layer and cycles.
// With --pinned every second one is needed by a neighbour. With --real nothing is planted: the findings that are there count.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createNodeProviders, openProject, planFixes } from '@storypole/core';
import { rules } from '@storypole/rules';
import { listPlants } from './list-plants.mjs';
import { countTypeErrors } from './count-type-errors.mjs';

const args = process.argv.slice(2);
const isReal = args.includes('--real');
const isPinned = args.includes('--pinned');
const most = Number(args[args.indexOf('--plants') + 1]) || 150;
const copies = args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--plants');
const providers = createNodeProviders({});
let failed = 0;

for (const copy of copies) {
  const root = resolve(copy).replaceAll('\\', '/');
  const plants = isReal
    ? []
    : listPlants(openProject({ cwd: root, configCode: true }, providers, rules), most, isPinned);
  for (const { files } of plants) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  }
  const started = performance.now();
  const [plan] = planFixes({ cwd: root, paths: [], configCode: true }, providers, rules);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const before = await readFindings(root);
  const planted = new Set(plants.flatMap(({ files }) => Object.keys(files)));
  const counted = isReal ? before : before.filter((finding) => isPlanted(finding, planted));
  const isMechanical = ({ edits = [], moves = [] }) => edits.length + moves.length > 0;
  const withAny = counted.filter(({ remedies }) => remedies.length > 0);
  const withMechanical = counted.filter(({ remedies }) => remedies.some(isMechanical));
  const ids = new Set(counted.map(({ id }) => id));
  const errorsBefore = countTypeErrors(root, new Map());
  const errorsAfter = countTypeErrors(root, plan.changes);
  const brings = [...errorsAfter].filter(([key, count]) => count > (errorsBefore.get(key) ?? 0));

  console.log(`\n## ${root.split('/').at(-1)}${isReal ? ', findings of its own' : ''}\n`);
  console.log(`planted ${plants.length}, findings counted ${counted.length} of ${before.length}, in ${seconds} s`);
  console.log(
    `with a remedy ${withAny.length} (${percent(withAny, counted)}), with a mechanical one ${withMechanical.length} (${percent(withMechanical, counted)})`,
  );
  console.log(
    `carried out ${plan.fixes.length}, of the counted ${plan.fixes.filter(({ finding }) => ids.has(finding.id)).length}; taken back ${plan.refused.length}`,
  );
  console.log(`complaints of TypeScript: before ${sum(errorsBefore)}, after ${sum(errorsAfter)}, new ${brings.length}`);
  console.log('\n| rule | findings | with a remedy | mechanical | carried out | failed |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const [rule, row] of byRule(counted, isMechanical, plan)) console.log(`| ${rule} | ${row.join(' | ')} |`);
  for (const { finding, remedy, reason } of plan.refused)
    console.log(`✗ ${finding.rule} ${finding.from.file}: ${remedy.text}\n  ${reason}`);
  for (const [key] of brings.slice(0, 20)) console.log(`✗ TypeScript: ${key}`);
  for (const { rule, what, remedies } of counted)
    if (remedies.length === 0) console.log(`- no remedy: ${rule}: ${what}`);
  failed += plan.refused.length + brings.length;
}
process.exitCode = failed === 0 ? 0 : 1;

async function readFindings(cwd) {
  const { check } = await import('@storypole/core');
  return check({ cwd, paths: [], configCode: true, maxRemedies: Infinity }, providers, rules).reports.flatMap(
    ({ findings }) => findings,
  );
}

/** A finding about a cycle stands in one of its files. */
function isPlanted({ from, chain }, planted) {
  return planted.has(from.file) || chain.some((file) => planted.has(file));
}

function byRule(findings, isMechanical, { fixes, refused }) {
  const table = new Map();
  const [done, failures] = [fixes, refused].map((list) => new Set(list.map(({ finding }) => finding.id)));
  for (const { rule, remedies, id } of findings) {
    const row = table.get(rule) ?? [0, 0, 0, 0, 0];
    row[0] += 1;
    if (remedies.length > 0) row[1] += 1;
    if (remedies.some(isMechanical)) row[2] += 1;
    if (done.has(id)) row[3] += 1;
    if (failures.has(id)) row[4] += 1;
    table.set(rule, row);
  }
  return [...table].sort();
}

function percent(part, whole) {
  return `${((100 * part.length) / Math.max(whole.length, 1)).toFixed(1)} %`;
}

function sum(counts) {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
