import { isRecord } from '../read-unknown';

const HOOK = 'pre-commit';
const KEY = 'simple-git-hooks';

/**
 * A package.json, or a file of simple-git-hooks, with a command before each commit.
 *
 * @param key whether the hooks stand below a key of their own, as in a package.json
 */
export function addToSimpleGitHooks(before: string, command: string, key: boolean): string {
  return edit(before, key, (hooks) => {
    const others = withoutCommand(hooks[HOOK]);
    return { ...hooks, [HOOK]: others === '' ? command : `${command} && ${others}` };
  });
}

export function removeFromSimpleGitHooks(before: string, key: boolean): string {
  return edit(before, key, ({ [HOOK]: hook, ...rest }) => {
    const others = withoutCommand(hook);
    return others === '' ? rest : { ...rest, [HOOK]: others };
  });
}

function edit(
  before: string,
  key: boolean,
  change: (hooks: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): string {
  const all: unknown = JSON.parse(before);
  const whole = isRecord(all) ? all : {};
  const hooks = key ? whole[KEY] : whole;
  const changed = change(isRecord(hooks) ? hooks : {});
  const others = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== KEY));
  const isEmpty = Object.keys(changed).length === 0;
  const after = !key ? changed : isEmpty ? others : { ...whole, [KEY]: changed };
  const indent = /^[{[]\r?\n([ \t]+)/.exec(before)?.[1] ?? '  ';
  return `${JSON.stringify(after, undefined, indent)}${before.endsWith('\n') ? '\n' : ''}`;
}

/** What a hook does besides. */
function withoutCommand(hook: unknown): string {
  if (typeof hook !== 'string') return '';
  return hook
    .split('&&')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/\bstorypole check --staged\b/.test(part))
    .join(' && ');
}
