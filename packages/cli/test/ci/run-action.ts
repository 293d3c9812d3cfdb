import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));

type Texts = Readonly<Record<string, string>>;

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Texts;
  readonly run?: string;
  readonly 'working-directory'?: string;
  readonly env?: Texts;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

/** What the platform knows of a run. */
export interface ActionRun {
  /** Of the checkout. What the runner writes lies beside it. */
  readonly folder: string;
  readonly github: Readonly<Record<string, unknown>>;
  readonly inputs?: Texts;
  readonly env?: Texts;
}

export interface ActionResult {
  /** One line a step: `<name>: success`, `failure`, `skipped`, or the action that it uses. */
  readonly steps: readonly string[];
  /** What the steps hand to other actions, by the step's name. */
  readonly handed: Readonly<Record<string, Texts>>;
  readonly outputs: Texts;
  readonly summary: string;
  readonly log: string;
}

/**
 * Runs an action made of steps as the platform's runner does: conditions and expressions by the platform's own library, each
 * script by `bash`, and no step after one that fails. Steps that use another action are told, not run.
 *
 * @param text the `action.yml`
 */
export async function runAction(text: string, { folder, github, inputs, env }: ActionRun): Promise<ActionResult> {
  const action = parse(text) as Action;
  const temp = fs.mkdtempSync(path.join(folder, '../runner-'));
  const summary = path.join(temp, 'summary.md');
  fs.writeFileSync(summary, '');
  const contexts = { github, runner: { os: 'Linux', temp }, inputs: {}, steps: {} as Record<string, object> };
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default] as const);
  contexts.inputs = { ...fillAll(Object.fromEntries(defaults), contexts), ...inputs };
  const steps: string[] = [];
  const handed: Record<string, Texts> = {};
  let log = '';
  let hasFailed = false;
  for (const [index, step] of action.runs.steps.entries()) {
    if (hasFailed || (step.if !== undefined && !evaluate(step.if, contexts).coerceString().startsWith('true'))) {
      steps.push(`${step.name}: skipped`);
      continue;
    }
    if (step.run === undefined) {
      handed[step.name] = fillAll(step.with, contexts);
      steps.push(`${step.name}: ${step.uses?.replace(/@.*/, '') ?? ''}`);
      continue;
    }
    const script = path.join(temp, `step-${index}.sh`);
    const output = path.join(temp, `output-${index}`);
    fs.writeFileSync(script, fill(step.run, contexts));
    fs.writeFileSync(output, '');
    const run = await runScript(script, path.join(folder, fill(step['working-directory'] ?? '', contexts)), {
      ...env,
      ...fillAll(step.env, contexts),
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: workspace.replace(/[\\/]$/, ''),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: folder,
    });
    log += run.log;
    hasFailed = run.code !== 0;
    steps.push(`${step.name}: ${hasFailed ? 'failure' : 'success'}`);
    if (step.id !== undefined) contexts.steps[step.id] = { outputs: readOutputs(output) };
  }
  const values = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, value]));
  return { steps, handed, outputs: fillAll(values, contexts), summary: fs.readFileSync(summary, 'utf8'), log };
}

function fillAll(texts: Texts | undefined, contexts: object): Texts {
  return Object.fromEntries(Object.entries(texts ?? {}).map(([name, text]) => [name, fill(text, contexts)]));
}

function fill(text: string, contexts: object): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression, contexts).coerceString());
}

function evaluate(expression: string, contexts: object): data.ExpressionData {
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), []).parse();
  return new Evaluator(tree, JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary).evaluate();
}

async function runScript(
  script: string,
  cwd: string,
  env: Texts,
): Promise<{ readonly code: number | null; readonly log: string }> {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|GITHUB_|npm_|CI$)/.test(name));
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd,
    env: { ...Object.fromEntries(own), ...env },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, log };
}

function readOutputs(file: string): Texts {
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
