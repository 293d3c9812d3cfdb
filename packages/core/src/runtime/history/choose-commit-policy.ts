import type { HistoryPoint } from '#types/history';
import type { Policy } from '#types/policy';
import type { FileSystem, Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { CONFIG_NAMES } from '#repo/find-config';
import { openPolicyBefore } from '../change/open-policy-before';
import { openPolicy } from '../open-policy';
import type { CommitJudgeHost } from './create-commit-judge';

/** The policy that judges a commit: that of now, or its own where that was asked for and can be told. */
export function chooseCommitPolicy(
  { root, law, policy, configCode, providers, builtIn }: CommitJudgeHost,
  machine: Providers,
): { readonly policy: Policy; readonly rules: readonly Rule[] } & ToldPolicy {
  const { opened } = law;
  if (opened.faults !== undefined) throw new Error('Today’s policy is opened before any commit is judged.');
  const now = { policy: opened.policy, rules: opened.rules };
  if (policy === 'today') return { ...now, ...tell('today') };
  const changed = findChanged([...law.files, ...CONFIG_NAMES.map((name) => `${root}/${name}`)], machine, providers);
  const was = openPolicyBefore(root, law, changed, configCode, machine, builtIn);
  if (was.unknown !== undefined) return { ...now, ...tell('today', was.unknown) };
  if (was.policy !== undefined) return { policy: was.policy, rules: was.rules, ...tell('own') };
  // There was no config: what holds then is the default.
  const preset = openPolicy(undefined, { configCode }, machine, builtIn);
  return preset.faults === undefined
    ? { policy: preset.policy, rules: preset.rules, ...tell('own') }
    : { ...now, ...tell('today', preset.faults.map(({ what }) => what).join(' ')) };
}

/** What is told of the policy; the name stands where a policy itself stands, which is not told. */
interface ToldPolicy {
  readonly told: Pick<HistoryPoint, 'policy' | 'policyUnknown'>;
}

function tell(policy: HistoryPoint['policy'], unknown?: string): ToldPolicy {
  return { told: { policy, ...(unknown === undefined ? {} : { policyUnknown: unknown }) } };
}

/** The files that are not now what they were. */
function findChanged(
  files: readonly string[],
  before: { readonly fileSystem: FileSystem },
  now: { readonly fileSystem: FileSystem },
): ReadonlyMap<string, undefined> {
  const read = ({ fileSystem }: typeof before, file: string): Uint8Array | undefined => {
    try {
      return fileSystem.readFile(file);
    } catch {
      return undefined;
    }
  };
  return new Map(
    files
      .filter((file) => {
        const [then, today] = [read(before, file), read(now, file)];
        return then === undefined || today === undefined ? then !== today : Buffer.compare(then, today) !== 0;
      })
      .map((file) => [file, undefined]),
  );
}
