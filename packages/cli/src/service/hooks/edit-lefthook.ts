import { isCollection, isMap, isSeq, parseDocument } from 'yaml';

const NAME = 'storypole';

/** A lefthook.yml with a command before each commit. */
export function addToLefthook(before: string | undefined, command: string): string {
  const document = parseDocument(before ?? '');
  const jobs = document.getIn(['pre-commit', 'jobs']);
  if (isSeq(jobs)) {
    removeJob(jobs.items);
    jobs.add(document.createNode({ name: NAME, run: command }));
  } else document.setIn(['pre-commit', 'commands', NAME], { run: command });
  return document.toString({ lineWidth: 0 });
}

/** Without it, and without what held nothing else; `undefined` where nothing is left. */
export function removeFromLefthook(before: string): string | undefined {
  const document = parseDocument(before);
  const jobs = document.getIn(['pre-commit', 'jobs']);
  if (isSeq(jobs)) removeJob(jobs.items);
  document.deleteIn(['pre-commit', 'commands', NAME]);
  for (const path of [['pre-commit', 'commands'], ['pre-commit', 'jobs'], ['pre-commit']]) {
    const node = document.getIn(path);
    if (isCollection(node) && node.items.length === 0) document.deleteIn(path);
  }
  const isEmpty = document.contents === null || (isMap(document.contents) && document.contents.items.length === 0);
  return isEmpty ? undefined : document.toString({ lineWidth: 0 });
}

function removeJob(items: unknown[]): void {
  const at = items.findIndex((item) => isMap(item) && item.get('name') === NAME);
  if (at >= 0) items.splice(at, 1);
}
