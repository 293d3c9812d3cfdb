import { cruiseMany } from '../cruise';
import type { Frontend } from './frontend';

export const runDependencyCruiser: Frontend['run'] = async (projects) => {
  const cruises = cruiseMany(
    '18',
    projects.map(({ root, folders }) => ({ root, folders })),
  );
  return Promise.resolve(
    cruises.map(({ violations }) => violations.map(({ rule, from, to }) => ({ rule, from, to: toName(to) }))),
  );
};

/** `node_modules/pg/index.js` → `pg` */
function toName(path: string): string {
  const inside = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return inside ?? path.replace(/^node:/, '');
}
