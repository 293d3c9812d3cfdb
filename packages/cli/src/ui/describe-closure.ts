import type { Closure } from '@storypole/core';

/** Why a dependency is closed, as a sentence for each reason. */
const SENTENCES: Readonly<Record<Closure['reason'], string>> = {
  test: 'Production code imports no test.',
  domain: 'The other domain is not listed in `uses`.',
  'domain-entry': 'Another domain is imported through its entry only.',
  'provider-entry': 'A provider is imported through its entry only.',
  cell: 'The matrix closes this layer.',
  domainless: 'A file outside every domain does not see into a domain.',
  entry: 'The entry of a domain imports the layers of its own domain only.',
  outside: 'The file lies outside `include`, and `outside` does not open it.',
};

export function describeClosure({ reason, why }: Closure): string {
  return why === '' ? SENTENCES[reason] : why;
}
