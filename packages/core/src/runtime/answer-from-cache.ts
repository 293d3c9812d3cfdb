import type { Debt } from '#types/debt';
import { FILE_FLAG, type Graph } from '#types/graph';
import type { Cache, Providers } from '#types/providers';
import { decodeSnapshot, type KeptSnapshot } from '#repo/cache/decode-snapshot';
import { encodeSnapshot } from '#repo/cache/encode-snapshot';
import { createScanStore, type ScanStore } from '#repo/create-scan-store';
import { createWitness } from '#repo/create-witness';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { createScanner } from '#repo/scan/create-scanner';
import { answer, type Question, type Verdict } from './answer';
import { joinGround } from './join-ground';
import type { OpenedPolicy } from './open-policy';
import { type Ground, type KnownGround, readGround, resumeGround } from './read-ground';

type Opened = Extract<OpenedPolicy, { readonly policy: unknown }>;

/** A question, and how much is told besides the answer. */
interface KeptQuestion extends Question {
  readonly paths: readonly string[];
  readonly maxRemedies: number;
}

/** A verdict as it is kept; `computed` is kept as it is said, because the sources may be gone when it is asked for. */
interface KeptVerdict {
  /** Under which question it was given. */
  readonly question: string;
  readonly verdict: Omit<Verdict, 'readComputed' | 'debt'>;
  readonly debtFiles: Debt['files'];
  readonly renames: readonly (readonly [string, string])[];
  readonly computed: ReturnType<Verdict['readComputed']>;
}

/**
 * Answers a question about a project from what an earlier run left, as far as that still holds, and leaves the same for the next.
 *
 * Three things are told apart. If nothing changed that the earlier run saw, its verdict is the answer. If sources changed, only
 * these are scanned. If a file came or went, or one that steers resolution changed, the files are listed and placed anew, and
 * those that are as they were are not scanned. The graph is always joined and judged as a whole: a verdict on a part could not
 * be trusted.
 *
 * @param attach what is told besides the answer
 */
export function answerFromCache(
  root: string,
  opened: Opened,
  question: KeptQuestion,
  providers: Providers,
  cache: Cache,
  attach: (verdict: Verdict, graph: Graph) => Verdict,
): Verdict {
  const { policy } = opened;
  const key = JSON.stringify([cache.stamp, root, policy]);
  const name = policy.source ?? 'no-config';
  const bytes = cache.read(root, name);
  const kept = bytes === undefined ? undefined : decodeSnapshot(root, bytes, key);
  providers.log.debug(kept === undefined ? 'nothing kept' : 'kept from before');
  const isGroundKept = kept !== undefined && !createWitness(providers, kept.readRecords()).isStale();
  providers.log.debug(isGroundKept ? 'files as before' : 'files to be listed');

  if (kept !== undefined && isGroundKept && areSourcesKept(root, kept, providers)) {
    const verdict = readVerdict(kept, opened, question);
    if (verdict !== undefined) return verdict;
  }
  const store = createScanStore({ scanner: createScanner(extractFromTree), findGlobalUses, machine: providers });
  if (kept !== undefined) store.adopt(root, listModules(kept), kept.readScans());
  const ground =
    kept !== undefined && isGroundKept
      ? resumeGround(policy, toKnownGround(kept), providers)
      : readGround(root, policy, providers.fileSystem, providers);
  const isScanned = store.update(ground, ground.modules);
  providers.log.debug('sources scanned');
  const known = kept !== undefined && isGroundKept && !isScanned ? readVerdict(kept, opened, question) : undefined;
  const judge = (): Verdict => {
    const { graph, sourceFaults, mapFaults } = joinGround(policy, ground, store, providers.fileSystem);
    providers.log.debug('dependencies resolved');
    const faults = [...ground.faults, ...sourceFaults, ...mapFaults];
    const project = { root, policy, graph, debt: ground.debt, faults };
    return attach(answer(project, opened.rules, question, providers.log), graph);
  };
  const verdict = known ?? judge();
  const snapshot = encode(key, ground, store, keepVerdict(opened, question, verdict));
  if (snapshot !== undefined) cache.write(root, name, snapshot);
  providers.log.debug('kept for later');
  return verdict;
}

function listModules(kept: KeptSnapshot): readonly string[] {
  const { flags } = kept.readPlaced();
  const module = FILE_FLAG.module | FILE_FLAG.included;
  return kept.readPaths().filter((_, row) => ((flags[row] as number) & module) === module);
}

/** Whether no source shows a sign of change. Contents are looked at elsewhere: this is asked first, of every file. */
function areSourcesKept(root: string, kept: KeptSnapshot, { fileSystem }: Providers): boolean {
  const { sizes, mtimes, ctimes, unsure } = kept.readScans();
  return listModules(kept).every((path, row) => {
    if (unsure[row] !== 0) return false;
    const stat = fileSystem.stat(`${root}/${path}`);
    return stat?.size === sizes[row] && stat?.mtimeMs === mtimes[row] && stat?.ctimeMs === ctimes[row];
  });
}

function toKnownGround(kept: KeptSnapshot): KnownGround {
  return {
    tree: kept.readTree(),
    placed: kept.readPlaced(),
    listingFaults: kept.readListingFaults(),
    records: kept.readRecords(),
  };
}

function encode(
  key: string,
  ground: Ground,
  store: ScanStore,
  verdict: KeptVerdict | undefined,
): Uint8Array | undefined {
  const scans = store.dump(ground, ground.modules);
  if (scans === undefined) return undefined;
  const { tree, placed, listingFaults, records } = ground;
  return encodeSnapshot({ key, tree, placed, listingFaults, records, scans, verdict });
}

/** What rules of a plugin say may change without anything that is remembered here. */
function keepVerdict({ policy }: Opened, question: KeptQuestion, verdict: Verdict): KeptVerdict | undefined {
  if (policy.plugins.length > 0) return undefined;
  const { readComputed, examined, findings, faults, recognised, debt } = verdict;
  return {
    question: JSON.stringify(question),
    verdict: { examined, findings, faults, recognised },
    debtFiles: debt.files,
    renames: [...debt.renames],
    computed: readComputed(),
  };
}

function readVerdict(kept: KeptSnapshot, { policy }: Opened, question: KeptQuestion): Verdict | undefined {
  if (policy.plugins.length > 0) return undefined;
  const known = kept.readVerdict() as KeptVerdict | undefined;
  if (known?.question !== JSON.stringify(question)) return undefined;
  const debt = { files: known.debtFiles, renames: new Map(known.renames) };
  return { ...known.verdict, debt, readComputed: () => known.computed };
}
