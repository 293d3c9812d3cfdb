const PAGES = 'https://github.com/storypole/storypole/blob/main/packages/eslint-plugin/docs/rules';

/** Where the page of a rule is. */
export function toDocsUrl(id: string): string {
  return `${PAGES}/${id}.md`;
}
