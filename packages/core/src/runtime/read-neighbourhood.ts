import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import { FILE_FLAG } from '#types/graph';
import { toModulePath } from '#types/module-path';
import { toAbsolutePath } from '#types/absolute-path';
import type { Neighbourhood } from '#types/neighbourhood';
import type { Place } from '#types/place';
import type { FileSystem, Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { pathOfFile } from '#types/file-tree';
import type { Policy } from '#types/policy';
import { createScanStore } from '#repo/create-scan-store';
import { copyRecords } from '#repo/create-witness';
import { isUnlistedPath } from '#repo/list/is-unlisted-path';
import { createRelevance } from '#repo/places/create-relevance';
import { overlayFile } from '#repo/overlay-file';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { createScanner } from '#repo/scan/create-scanner';
import { judge } from '#service/judge';
import { chooseSiblings } from '#service/choose-siblings';
import { findExistingFolder } from './find-existing-folder';
import { findProjectRoots } from './find-project-roots';
import { openPolicy } from './open-policy';
import { addFile } from './kept/add-file';
import { type Look, lookAtKept } from './kept/look-at-kept';
import { type Ground, readGround, resumeGround } from './read-ground';
import { readPart } from './read-part';

export interface NeighbourhoodOptions {
  /** Absolute. */
  readonly cwd: string;
  /** Absolute or relative to `cwd`; need not exist. */
  readonly path: string;
  readonly config?: string;
  readonly configCode: boolean;
}

/**
 * Lists the project, and reads no more than the file, a few siblings, and what their names come through.
 *
 * @throws FaultError where the config is wrong, or the path lies in no project
 */
export function readNeighbourhood(
  options: NeighbourhoodOptions,
  providers: Providers,
  builtIn: readonly Rule[],
): Neighbourhood {
  const { fileSystem, clock } = providers;
  const absolute = toAbsolute(options.cwd, options.path);
  const exists = fileSystem.stat(absolute)?.kind === 'file';
  const [project] = findProjectRoots(
    options.cwd,
    [findExistingFolder(absolute, fileSystem)],
    options.config,
    providers,
  );
  if (project === undefined) throw new Error('A path always belongs to a project.');
  const { root } = project;
  const path = absolute.slice(root.length + 1);
  if (!absolute.startsWith(`${root}/`) || fileSystem.stat(absolute)?.kind === 'folder') {
    throw new FaultError([noFile(options.path)]);
  }
  const look = lookAtKept(project, options, providers, false);
  const opened =
    look?.policy === undefined
      ? openPolicy(project.config, options, providers, builtIn)
      : { policy: look.policy, rules: builtIn };
  if (opened.faults !== undefined) throw new FaultError(opened.faults);
  const { policy, rules } = opened;
  const seen = exists ? fileSystem : overlayFile(fileSystem, absolute, new Uint8Array());
  const ground =
    (look?.policy === undefined
      ? undefined
      : resumeWith(path, isNamed(absolute, fileSystem), look, policy, { ...providers, fileSystem: seen })) ??
    readGround(root, policy, seen, providers);
  const file = ground.rowOf.get(path);
  if (file === undefined) throw new FaultError([ignored(options.path)]);
  const scanner = createScanner(extractFromTree);
  const machine = { ...providers, fileSystem: seen };
  const store = createScanStore({ scanner, findGlobalUses, machine, takesDigests: false });
  const place = ground.placed.places[ground.placed.place[file] as number] as Place;
  const siblings = chooseSiblings(
    { paths: ground.paths, flags: ground.flags, place: ground.placed.place, places: ground.placed.places },
    file,
  );
  const isJudged = (row: number): boolean => ((ground.flags[row] as number) & FILE_FLAG.included) !== 0;
  const asked = [file, ...siblings].filter(isJudged);
  const graph = readPart(ground, store, asked, seen, { others: findDoors(ground.placed, place) });
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const byFile = rules.filter((rule) => rule.scope !== 'graph');
  const ruleFaults: Fault[] = [];
  const onFaults = (found: readonly Fault[]): unknown => ruleFaults.push(...found);
  return {
    root,
    policy,
    graph,
    file,
    exists,
    siblings,
    findings: judge({
      policy,
      graph,
      debt: ground.debt,
      rules: byFile,
      today,
      full: false,
      onlyFiles: asked,
      onFaults,
    }),
    faults: [...ground.faults, ...ruleFaults],
  };
}

/** What an earlier run knew of the project, and the file with it; `undefined` where that does not hold any more. */
function resumeWith(
  path: string,
  isTaken: boolean,
  look: Look,
  policy: Policy,
  providers: Providers,
): Ground | undefined {
  const known = look.isGroundKept ? look.snapshot.readGround() : undefined;
  if (known === undefined) return undefined;
  const { tree } = known;
  const isListed = tree.names.some((_, row) => pathOfFile(tree, row) === path);
  // What is there and was not listed is no part of the project: git ignores it, or it is a link.
  const isLeftOut = isListed || isTaken || isUnlistedPath(tree.root, path, providers, createRelevance(policy));
  const all = isLeftOut ? known : { ...known, ...addFile(known, path, policy) };
  return resumeGround(policy, { ...all, records: copyRecords(look.snapshot.readRecords()) }, providers);
}

/** Whether its folder has an entry of this name: a link that leads nowhere is one, too. */
function isNamed(path: string, fileSystem: FileSystem): boolean {
  const slash = path.lastIndexOf('/');
  try {
    return fileSystem.readFolder(path.slice(0, slash) || '/').some(({ name }) => name === path.slice(slash + 1));
  } catch {
    return false;
  }
}

/** The entries of the providers, whose names are told. */
function findDoors(
  placed: { readonly place: Int32Array; readonly places: readonly Place[] },
  from: Place,
): readonly number[] {
  const doors: number[] = [];
  for (const [row, id] of placed.place.entries()) {
    const place = placed.places[id];
    if (place?.providerEntry === true && place.provider !== from.provider) doors.push(row);
  }
  return doors;
}

function toAbsolute(cwd: string, path: string): string {
  const posix = toModulePath(path);
  const isAbsolute = /^(?:[a-z]:)?\//i.test(posix);
  return isAbsolute ? toAbsolutePath('/', posix).replace(/^\/+/, '/') : toAbsolutePath(toModulePath(cwd), posix);
}

function noFile(path: string): Fault {
  return {
    code: 'usage/no-file',
    file: path,
    what: `${path} is a folder, or lies outside the project.`,
    mend: 'Name the file that you are about to edit or write.',
  };
}

function ignored(path: string): Fault {
  return {
    code: 'usage/ignored-file',
    file: path,
    what: `git ignores ${path}, so no rule will ever see it.`,
    mend: 'Write it where git sees it, or change .gitignore.',
  };
}
