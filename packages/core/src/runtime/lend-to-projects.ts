import type { Providers } from '#types/providers';
import { shareOutside } from '#repo/share-outside';

/** What the machine lends to each of the projects of one run. @returns takes the absolute path of a root */
export function lendToProjects(count: number, providers: Providers): (root: string) => Providers {
  if (count < 2) return () => providers;
  const lend = shareOutside(providers);
  return (root) => ({ ...providers, ...lend(root) });
}
