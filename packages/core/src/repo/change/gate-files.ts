import { remember } from '#types/remember';
import { createPathMatcher } from '../places/compile-pattern-list';

/** Where teams call a linter from, besides the code: hooks, pipelines, scripts, task runners, agents' settings, linters' configs. */
const PATTERNS = [
  '**/package.json',
  '**/{.husky,.githooks,.hooks,githooks}/**',
  '**/{.lefthook,lefthook}{,-local}.{yml,yaml,json,jsonc,toml}',
  '**/.pre-commit-{config,hooks}.{yml,yaml}',
  '**/.simple-git-hooks.{json,js,cjs,mjs}',
  '**/{.lintstagedrc,lint-staged.config}*',
  '**/.github/{workflows,actions,hooks}/**',
  '**/{.gitlab,.circleci,.buildkite,.azure,.ci}/**',
  '**/{.gitlab-ci,*.gitlab-ci,azure-pipelines*,bitbucket-pipelines,.travis,appveyor,.drone,.woodpecker}.{yml,yaml}',
  '**/{Jenkinsfile,Makefile,makefile,justfile,Justfile}*',
  '**/{Taskfile,taskfile}.{yml,yaml}',
  '**/{turbo,nx,project,wireit,action}.{json,jsonc,yml,yaml}',
  '**/{.claude,.cursor,.codex,.gemini,.opencode}/**',
  '**/{eslint.config,.eslintrc,.oxlintrc,oxlint.config,.dependency-cruiser}*',
  '**/{vitest,vite,jest}.{config,workspace}.*',
  '**/*.{sh,bash}',
];

const MANIFESTS = [
  '**/package.json',
  '**/{package-lock,npm-shrinkwrap}.json',
  '**/{yarn,bun}.lock',
  '**/pnpm-{lock,workspace}.yaml',
];

/** Whether a file may call Storypole. */
export function mayCall(path: string): boolean {
  return matchCallers()(toInner(path)) !== undefined;
}

/** Whether a file says which version of Storypole is installed. */
export function mayPin(path: string): boolean {
  return matchManifests()(toInner(path)) !== undefined;
}

/** Files above the root are told by what lies below the folder that both share. */
function toInner(path: string): string {
  return path.replace(/^(?:\.\.\/)+/, '');
}

const matchCallers = remember(() => createPathMatcher(PATTERNS));
const matchManifests = remember(() => createPathMatcher(MANIFESTS));
