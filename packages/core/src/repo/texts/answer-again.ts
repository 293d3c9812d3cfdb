import type { AskedText, TextMove } from './asked-text';

/** Questions and answers, with the places of now for what moved. */
export function answerAgain({ row, asked }: AskedText, path: string, moves: readonly TextMove[]): AskedText {
  const own = new Map(moves.filter((move) => move.path === path).map(({ from, to }) => [JSON.stringify(from), to]));
  return {
    row,
    asked: asked.map(([question, answer]) => [
      question,
      question[0] === 'point' ? (own.get(JSON.stringify(answer)) ?? answer) : answer,
    ]),
  };
}
