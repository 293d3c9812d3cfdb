import type { KeptSnapshot } from '#repo/cache/decode-snapshot';
import { packAsked, packSaid } from '#repo/cache/pack-said';
import type { PackedVerdict } from '#repo/cache/snapshot';
import { answerAgain } from '#repo/texts/answer-again';
import type { AskedTexts } from '#repo/texts/asked-text';
import type { Compared } from './compare-sources';
import type { SaidVerdict } from './kept-verdict';
import { moveVerdict } from './move-verdict';

/** A snapshot with a verdict that tells where its findings stand now. */
export interface MovedSnapshot {
  readonly snapshot: KeptSnapshot;
  /** What is new in it; nothing where left out. */
  readonly parts?: Pick<PackedVerdict, 'verdict' | 'asked'>;
}

/** @returns `undefined` where the verdict has to be given anew */
export function moveKept(snapshot: KeptSnapshot, { moves, touchesRemedies }: Compared): MovedSnapshot | undefined {
  if (moves.length === 0 && !touchesRemedies) return { snapshot };
  const [said, asked] = [snapshot.readVerdict()?.said as SaidVerdict | undefined, snapshot.readAsked()];
  if (said === undefined || asked === undefined) return undefined;
  const moved = moveVerdict({ findings: said.verdict.findings, computed: said.computed }, moves);
  if (moved === undefined) return undefined;
  const { paths } = snapshot.readTimes();
  const saidNow: SaidVerdict = {
    ...said,
    verdict: { ...said.verdict, findings: moved.findings },
    computed: moved.computed,
    remedies: touchesRemedies ? {} : said.remedies,
  };
  const askedNow: AskedTexts = {
    texts: asked.texts.map((text) => answerAgain(text, paths[text.row] as string, moves)),
    readRows: asked.readRows,
    remedyRows: touchesRemedies ? new Int32Array() : asked.remedyRows,
  };
  const [verdict, packed] = [packSaid(saidNow), packAsked(askedNow)];
  if (verdict === undefined || packed === undefined) return undefined;
  const parts = { verdict, asked: packed };
  return {
    snapshot: {
      ...snapshot,
      readVerdict: () => ({ said: saidNow }),
      readAsked: () => askedNow,
      readPart: (name) => (name === 'verdict' || name === 'asked' ? parts[name] : snapshot.readPart(name)),
    },
    parts,
  };
}
