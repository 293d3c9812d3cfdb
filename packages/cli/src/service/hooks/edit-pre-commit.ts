import { isMap, isSeq, parseDocument } from 'yaml';

const ID = 'storypole';

/** A .pre-commit-config.yaml with a local hook: it runs what the project has installed, so that hook and CI agree. */
export function addToPreCommit(before: string | undefined, command: string): string {
  const document = parseDocument(removeFromPreCommit(before ?? '') ?? '');
  const hook = {
    id: ID,
    name: ID,
    entry: command,
    language: 'system',
    pass_filenames: false,
    always_run: true,
  };
  const repos = document.get('repos');
  if (isSeq(repos)) repos.add(document.createNode({ repo: 'local', hooks: [hook] }));
  else document.set('repos', [{ repo: 'local', hooks: [hook] }]);
  return document.toString({ lineWidth: 0 });
}

/** Without it; `undefined` where no hook is left. */
export function removeFromPreCommit(before: string): string | undefined {
  const document = parseDocument(before);
  const repos = document.get('repos');
  if (!isSeq(repos)) return document.contents === null ? undefined : before;
  for (const repo of [...repos.items]) {
    const hooks = isMap(repo) ? repo.get('hooks') : undefined;
    if (!isSeq(hooks)) continue;
    const at = hooks.items.findIndex((hook) => isMap(hook) && hook.get('id') === ID);
    if (at < 0) continue;
    hooks.items.splice(at, 1);
    if (hooks.items.length === 0) repos.items.splice(repos.items.indexOf(repo), 1);
  }
  if (repos.items.length > 0) return document.toString({ lineWidth: 0 });
  document.delete('repos');
  return isMap(document.contents) && document.contents.items.length > 0
    ? document.toString({ lineWidth: 0 })
    : undefined;
}
