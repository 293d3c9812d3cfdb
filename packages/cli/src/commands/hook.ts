import {
  type ChangeResult,
  type CheckEditOptions,
  FaultError,
  languageOf,
  type Providers,
  recallEdit,
} from '@storypole/core';
import { limitTime } from '#runtime/limit-time';
import { openSession } from '#runtime/open-session';
import { recordLedger } from '#runtime/record-ledger';
import { readHookCall } from '#service/read-hook-call';
import { toHookAnswer } from '#service/to-hook-answer';
import type { ExitCode } from '#types/exit-code';
import type { Agent, HookCall, HookVerdict } from '#types/hook';
import type { Machine } from '#types/machine';
import { describeHookFailure } from '#ui/describe-hook-failure';
import { formatHookText } from './format-hook-text';

export interface HookFlags {
  readonly event?: string;
  readonly base?: string;
  /** Seconds. */
  readonly budget?: number;
  readonly maxBlocks?: number;
  readonly ledger?: boolean;
}

/** Below the shortest default limit of a host, which is 30 seconds. */
const BUDGET_SECONDS = { edit: 8, stop: 20 } as const;
/** Below the lowest cap of a host, which is 5. */
const MOST_BLOCKS = 4;
const READ_MS = 5000;

/** Answers an agent in its own protocol. Whatever goes wrong is said to the user, and never blocks a turn. */
export async function runHook(agent: Agent, flags: HookFlags, machine: Machine): Promise<ExitCode> {
  let call: HookCall | undefined;
  let verdict: HookVerdict;
  try {
    const input = await readInput(agent, machine);
    const read = readHookCall(agent, input, flags.event, machine.cwd);
    if ('refusal' in read) verdict = { kind: 'notice', text: `Storypole: ${read.refusal}` };
    else {
      call = read;
      verdict = await judgeCall(call, flags, machine);
    }
  } catch (error) {
    verdict = { kind: 'notice', text: describeHookFailure(error) };
  }
  const answer = toHookAnswer(agent, call, verdict);
  await machine.stderr.write(answer.stderr);
  await machine.stdout.write(answer.stdout);
  return answer.exitCode;
}

async function readInput(agent: Agent, { stdin }: Machine): Promise<unknown> {
  const text = stdin.isTerminal ? undefined : await stdin.readText(READ_MS);
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    throw new FaultError([
      {
        code: 'usage/no-hook-input',
        what: `\`storypole hook ${agent}\` reads the JSON of a hook from standard input, and found none.`,
        mend: 'Let the agent run it: `storypole agents install` writes its settings.',
      },
    ]);
  }
}

async function judgeCall(call: HookCall, flags: HookFlags, machine: Machine): Promise<HookVerdict> {
  const session = openSession(machine, { quiet: true });
  const budget = (flags.budget ?? BUDGET_SECONDS[call.moment]) * 1000;
  const providers = { ...limitTime(session.providers, budget), cache: machine.openCache(undefined) };
  const files = call.files.filter((file) => canMatter(file, providers));
  if (call.moment === 'edit' && files.length === 0) return { kind: 'silent' };
  const base = flags.base === undefined ? {} : { base: flags.base };
  const result =
    call.moment === 'edit'
      ? await answerEdit({ cwd: call.cwd, files, configCode: true }, providers)
      : (await import('./judge-turn')).judgeTurn({ cwd: call.cwd, paths: [], configCode: true, ...base }, providers);
  if (flags.ledger === true) recordLedger(result, `hook ${call.agent} ${call.event}`, call.session, session.providers);
  const isClean = result.reports.every(({ findings }) => findings.every(({ known }) => known));
  const faults = result.reports.flatMap((report) => report.faults);
  if (isClean && faults.length > 0) return { kind: 'notice', text: describeHookFailure(new FaultError(faults)) };
  if (call.moment === 'stop') {
    return (await import('./judge-stop')).judgeStop(
      call,
      result,
      isClean,
      flags.maxBlocks ?? MOST_BLOCKS,
      session.providers,
      machine,
    );
  }
  return isClean ? { kind: 'silent' } : { kind: 'findings', text: await formatHookText(call, result, machine) };
}

/** Loads the larger part of the program only where something has to be judged. */
async function answerEdit(options: CheckEditOptions, providers: Providers): Promise<ChangeResult> {
  const { results, looks } = recallEdit(options, providers);
  if (results !== undefined) {
    return {
      reports: results.flatMap(({ reports }) => reports),
      standing: results.flatMap(({ standing }) => standing),
    };
  }
  return (await import('./judge-edit')).judgeEdit(options, providers, looks);
}

/** Whether the verdict on any file can depend on this one: prose, pictures and styles that exist are looked into by nobody. */
function canMatter(file: string, { fileSystem }: Providers): boolean {
  return languageOf(file) !== undefined || /\.(?:jsonc?|ya?ml)$/.test(file) || fileSystem.stat(file) === undefined;
}
