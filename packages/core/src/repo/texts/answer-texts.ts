import type { ExportedName, Graph, ImportedName, ModuleNames, Range } from '#types/graph';
import type { FileScan } from '../split-scans';
import type { AskedText, TextQuestion } from './asked-text';
import { createSpotter } from './create-spotter';

/** What the text of a source was asked, and what is held of it. */
export interface AnsweredText {
  readonly text: AskedText;
  readonly scan: FileScan;
}

/**
 * A graph that reads no source for what was asked before.
 *
 * @param answered file row → what its text, which is as it was, answered; `undefined` where it was asked nothing
 */
export function answerTexts(graph: Graph, answered: (file: number) => AnsweredText | undefined): Graph {
  const { dependencies } = graph;
  const books = new Map<number, Book | undefined>();
  const bookOf = (file: number): Book | undefined => {
    if (!books.has(file)) {
      const known = answered(file);
      books.set(file, known === undefined ? undefined : openBook(known));
    }
    return books.get(file);
  };
  const locateAs =
    (kind: 'point' | 'quote'): Graph['locate'] =>
    (file, start, end) =>
      bookOf(file)?.locate(kind, start, end) ?? graph.locate(file, start, end);
  return {
    ...graph,
    locate: locateAs('quote'),
    pointAt: locateAs('point'),
    clauseOf: (row) => {
      const [start, end] = [dependencies.start[row] as number, dependencies.end[row] as number];
      const known = bookOf(dependencies.from[row] as number)?.clauseAt(start, end);
      return known === undefined ? graph.clauseOf(row) : (known.answer as ReturnType<Graph['clauseOf']>);
    },
    namesOf: (file) => {
      const known = bookOf(file)?.ask(['names']);
      return known === undefined ? graph.namesOf(file) : (known.answer as ModuleNames | undefined);
    },
    exportsOf: (file) => {
      const known = bookOf(file)?.ask(['exports']);
      return known === undefined ? graph.exportsOf(file) : (known.answer as readonly ExportedName[] | undefined);
    },
    handsOnImports: (file) => {
      const known = bookOf(file)?.ask(['hands-on']);
      return known === undefined ? graph.handsOnImports(file) : known.answer === true;
    },
    traceExport: (file, name) => {
      const known = bookOf(file)?.ask(['export', name]);
      return known === undefined
        ? graph.traceExport(file, name)
        : (known.answer as readonly ExportedName[] | undefined);
    },
  };
}

interface Answer {
  readonly answer: unknown;
}

/** Answers of one text, by positions of now. */
interface Book {
  readonly ask: (question: TextQuestion) => Answer | undefined;
  readonly clauseAt: (start: number, end: number) => Answer | undefined;
  /** Where something stands is the same, whatever it was asked for. */
  readonly locate: (kind: 'point' | 'quote', start: number, end: number) => Range | undefined;
}

function openBook({ text, scan }: AnsweredText): Book {
  const { find, startOf } = createSpotter(scan.rows, scan.globalUses);
  const answers = new Map(text.asked.map(([question, answer]) => [JSON.stringify(question), answer]));
  const ask = (question: TextQuestion): Answer | undefined => {
    const key = JSON.stringify(question);
    return answers.has(key) ? { answer: toAnswer(answers.get(key), startOf) } : undefined;
  };
  return {
    ask,
    clauseAt: (start, end) => {
      const spot = find(start, end);
      return spot?.[0] === 'dependency' ? ask(['clause', spot[1]]) : undefined;
    },
    locate: (kind, start, end) => {
      const spot = find(start, end);
      if (spot === undefined) return undefined;
      const other = kind === 'point' ? 'quote' : 'point';
      return (ask([kind, ...spot]) ?? ask([other, ...spot]))?.answer as Range | undefined;
    },
  };
}

/** With positions in the place of numbers of dependencies. */
function toAnswer(answer: unknown, startOf: (index: number) => number): unknown {
  const place = <T extends ImportedName | ExportedName>(name: T): T =>
    name.start === undefined ? name : { ...name, start: startOf(name.start) };
  if (answer === null) return undefined;
  if (Array.isArray(answer)) return (answer as readonly ExportedName[]).map(place);
  if (typeof answer === 'object' && 'imports' in answer) {
    const { imports, exports } = answer as ModuleNames;
    return { imports: imports.map(place), exports: exports.map(place) };
  }
  return answer;
}
