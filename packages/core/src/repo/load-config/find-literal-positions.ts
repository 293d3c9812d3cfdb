import type { Position } from '#config/check-sources';
import { joinKey } from '#config/key-path';
import { createLocator } from './create-locator';

/**
 * Key path → position, for a config that is code, as far as it is written as a literal: `export default { … }`, perhaps
 * within `defineConfig(…)`. Whatever is computed is passed over. At the first thing that this reading cannot follow, such as
 * a regular expression, it ends: a line that is missing does less harm than a wrong one.
 */
export function findLiteralPositions(text: string): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>();
  const start = /^export\s+default\s+(?:[\w$]+\s*\(\s*)?(?=\{)/m.exec(text);
  if (start === null) return positions;
  const locate = createLocator(text);
  let at = start.index + start[0].length;

  const record = (path: string | undefined, offset: number): void => {
    if (path !== undefined) positions.set(path, locate(offset));
  };
  /** Reads one value and what is appended to it (`as const`); stops before `,` or the bracket that closes what is around it. */
  const readValue = (path: string | undefined): void => {
    skipBlank();
    if (text[at] === '{') readObject(path);
    else if (text[at] === '[') readList(path);
    skipExpression();
  };
  const readObject = (path: string | undefined): void => {
    at++;
    for (skipBlank(); text[at] !== '}'; skipBlank()) {
      const offset = at;
      const key = /^(?:[\w$]+|'[^'\\\n]*'|"[^"\\\n]*")(?=\s*[:,}])/.exec(text.slice(at, at + 200))?.[0];
      if (key === undefined) skipExpression();
      else {
        at += key.length;
        const inner = path === undefined ? undefined : joinKey(path, key.replace(/^(['"])(.*)\1$/, '$2'));
        record(inner, offset);
        skipBlank();
        if (text[at] === ':') {
          at++;
          readValue(inner);
        }
      }
      if (text[at] === ',') at++;
      else if (text[at] !== '}') throw END;
    }
    at++;
  };
  const readList = (path: string | undefined): void => {
    at++;
    let known = path;
    let index = 0;
    for (skipBlank(); text[at] !== ']'; skipBlank()) {
      // How many items a spread brings is not known, and so is the index of all that follow.
      if (text.startsWith('...', at)) known = undefined;
      const inner = known === undefined ? undefined : joinKey(known, index++);
      record(inner, at);
      readValue(inner);
      if (text[at] === ',') at++;
      else if (text[at] !== ']') throw END;
    }
    at++;
  };
  const skipBlank = (): void => {
    const blank = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/y;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
  };
  const skipExpression = (): void => {
    const open: string[] = [];
    for (skipBlank(); ; skipBlank()) {
      const character = text[at];
      if (character === undefined || character === '/' || character === '`') throw END;
      if (open.length === 0 && (character === ',' || CLOSING.includes(character))) return;
      if ('([{'.includes(character)) open.push(character);
      else if (CLOSING.includes(character)) open.pop();
      if (character === "'" || character === '"') skipString(character);
      else at++;
    }
  };
  const skipString = (quote: string): void => {
    for (at++; text[at] !== quote; at++) {
      if (text[at] === undefined || text[at] === '\n') throw END;
      if (text[at] === '\\') at++;
    }
    at++;
  };

  try {
    record('', at);
    readObject('');
  } catch (error) {
    if (error !== END) throw error;
  }
  return positions;
}

const END = new Error('The rest is no literal.');
const CLOSING = ')]}';
