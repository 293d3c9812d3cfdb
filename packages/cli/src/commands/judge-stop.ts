import type { ChangeResult, Providers } from '@storypole/core';
import { createHookMemory } from '#runtime/create-hook-memory';
import { findOverflowFile } from '#runtime/find-overflow-file';
import { printTree } from '#runtime/print-tree';
import { decideStop } from '#service/decide-stop';
import { describeRelease } from '#ui/describe-release';
import type { HookCall, HookVerdict } from '#types/hook';
import type { Machine } from '#types/machine';
import { formatHookText } from './format-hook-text';

/** Whether the end of a turn is held back, and what is said. Apart, because the hook of an edit needs none of it. */
export async function judgeStop(
  call: HookCall,
  result: ChangeResult,
  isClean: boolean,
  mostBlocks: number,
  providers: Providers,
  machine: Machine,
): Promise<HookVerdict> {
  const { fileSystem } = providers;
  const path = findOverflowFile(result.reports, fileSystem, machine).replace(/[^/]+$/, 'hooks.json');
  const memory = createHookMemory(path, fileSystem);
  const session = `${call.agent} ${call.event} ${call.session}`;
  const turn = memory.read(session);
  if (isClean) {
    if (turn.print !== '') memory.write(session, { blocks: 0, print: '' });
    return { kind: 'silent' };
  }
  const ids = result.reports.flatMap(({ findings }) => findings.flatMap(({ id, known }) => (known ? [] : [id])));
  const trees = result.reports.map(({ root }) => printTree(root, providers));
  const decision = decideStop(turn, [...ids, ...trees].join(), call.isContinued, mostBlocks);
  const isKept = memory.write(session, decision.turn);
  if (decision.outcome !== 'block') return { kind: 'notice', text: describeRelease(decision.outcome, ids.length) };
  // What cannot be remembered cannot be counted: then a turn is blocked once, where the host says that it was.
  if (!isKept && call.isContinued) return { kind: 'notice', text: describeRelease('forgotten', ids.length) };
  return { kind: 'findings', text: await formatHookText(call, result, machine) };
}
