import { type Finding, type Place, toFindingId } from '@storypole/core';
import type { Model } from '#types/model';
import type { Reason } from '#types/verdict';

/** An offence against what a test says: about a dependency (row), or about a file as a whole. */
export interface Offence {
  readonly dependency?: number;
  /** Row of the file; that of the dependency where left out. */
  readonly file?: number;
  readonly what: string;
  readonly names?: readonly string[];
  /** Rows of files. */
  readonly chain?: readonly number[];
  readonly line?: number;
  /** What would be allowed instead, one sentence. */
  readonly help?: string;
}

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/**
 * The finding that the linter would print, under the name of the matcher.
 *
 * @param claim why it is an offence, where the test gives no reason of its own
 */
export function toFinding(model: Model, matcher: string, claim: string, reason: Reason, offence: Offence): Finding {
  const { graph, policy } = model;
  const { dependencies, files } = graph;
  const row = offence.dependency;
  const file = offence.file ?? dependencies.from[row ?? -1] ?? -1;
  const path = files.paths[file] as string;
  const place = graph.places[files.place[file] as number] as Place;
  const layer = policy.layers[place.layer]?.id;
  const range =
    row === undefined
      ? offence.line === undefined
        ? START
        : { line: offence.line, column: 1, endLine: offence.line, endColumn: 1 }
      : graph.locate(file, dependencies.start[row] as number, dependencies.end[row] as number);
  return {
    id: toFindingId([matcher, path, offence.what]),
    rule: matcher,
    from: {
      file: path,
      ...range,
      ...(place.domain === undefined ? {} : { domain: place.domain }),
      ...(layer === undefined ? {} : { layer }),
    },
    names: offence.names ?? [],
    chain: (offence.chain ?? []).map((each) => files.paths[each] as string),
    what: offence.what,
    why: reason.why ?? claim,
    ...(offence.help === undefined || reason.fix !== undefined ? {} : { help: offence.help }),
    remedies: reason.fix === undefined ? [] : [{ kind: 'test', text: toSentence(reason.fix) }],
    known: false,
    docs: 'docs/reference/testkit.md',
  };
}

/** A fix may be written as a fragment: `parse the input`. */
function toSentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}
