import type { Machine } from '#types/machine';

/** Formats whose readers see the repository, not the folder that the command ran in. */
const REPOSITORY_FORMATS = new Set(['github', 'gitlab', 'junit', 'markdown', 'sarif']);

/** The folder that shown paths are relative to. Absolute, POSIX. */
export function chooseBase(format: string, { cwd, env }: Pick<Machine, 'cwd' | 'env'>): string {
  const workspace = (env['GITHUB_WORKSPACE'] ?? env['CI_PROJECT_DIR'])?.replaceAll('\\', '/').replace(/\/+$/, '');
  const isInside = workspace !== undefined && workspace !== '' && `${cwd}/`.startsWith(`${workspace}/`);
  return REPOSITORY_FORMATS.has(format) && isInside ? workspace : cwd;
}
