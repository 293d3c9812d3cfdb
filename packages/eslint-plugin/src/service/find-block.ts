import type { Finding } from '@storypole/core';

/** A position in a text: both from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** A program inside a file of markup, where the host hands out programs instead of files. */
export interface Block extends Span {
  /** Whether it is the first of its file. */
  readonly isFirst: boolean;
  /** All programs of the file. */
  readonly programs: readonly Span[];
}

const PROGRAMS = [/<script\b[^>]*>([\s\S]*?)<\/script\s*>/gi, /^\s*---[^\S\n]*\n([\s\S]*?)\n---/g];

/** Finds a block in the text of its file; `undefined` where the file holds no such text. */
export function findBlock(whole: string, text: string): Block | undefined {
  const at = whole.indexOf(text);
  if (at < 0) return undefined;
  const offsets = PROGRAMS.flatMap((pattern) =>
    [...whole.matchAll(pattern)].map(({ 0: all, 1: program = '', index }) => index + all.indexOf(program)),
  );
  const lengths = PROGRAMS.flatMap((pattern) => [...whole.matchAll(pattern)].map(([, program = '']) => program.length));
  const first = Math.min(...offsets, at);
  return {
    ...toSpan(whole, at, at + text.length),
    isFirst: whole.slice(first, at).trim() === '',
    programs: offsets.map((offset, index) => toSpan(whole, offset, offset + (lengths[index] ?? 0))),
  };
}

/**
 * The findings of a file that stand in a block, as seen from the block. What stands in no program (findings about the file
 * as a whole, the address of a script, expressions of a template) goes to the first block, at its beginning.
 */
export function toBlockFindings(findings: readonly Finding[], block: Block): readonly Finding[] {
  return findings.flatMap((finding) => {
    const { from } = finding;
    if (isInside(from, block)) {
      const { line, column } = shift(from.line, from.column, block);
      const end = shift(from.endLine, from.endColumn, block);
      return [{ ...finding, from: { ...from, line, column, endLine: end.line, endColumn: end.column } }];
    }
    if (!block.isFirst || block.programs.some((program) => isInside(from, program))) return [];
    return [{ ...finding, from: { ...from, line: 1, column: 1, endLine: 1, endColumn: 1 } }];
  });
}

function shift(line: number, column: number, { start }: Block): Position {
  return { line: line - start.line + 1, column: line === start.line ? column - start.column + 1 : column };
}

function isInside(from: Finding['from'], { start, end }: Span): boolean {
  const isAfterStart = from.line > start.line || (from.line === start.line && from.column >= start.column);
  const isBeforeEnd = from.endLine < end.line || (from.endLine === end.line && from.endColumn <= end.column);
  return isAfterStart && isBeforeEnd;
}

function toSpan(whole: string, start: number, end: number): Span {
  return { start: locate(whole, start), end: locate(whole, end) };
}

function locate(whole: string, offset: number): Position {
  const lines = whole.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
