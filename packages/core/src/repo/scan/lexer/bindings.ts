import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import {
  WORD_CREATE_REQUIRE,
  WORD_MOCK,
  WORD_MOCKER,
  WORD_MODULE,
  WORD_OPERATOR,
  WORD_REQUIRE,
  WORD_URL,
  WORD_WORKER,
  classifyWord,
} from './words';

/** Names that requests begin with, as bits. */
export const NAME_REQUIRE = 1;
export const NAME_MODULE = 2;
export const NAME_MOCKER = 4;
export const NAME_URL = 8;
export const NAME_WORKER = 16;

/** What only scopes and constants can tell was met: the exact parse decides. */
export let isUndecided = false;
/** Names that the source gives a meaning of its own, in whatever scope. */
let bound = 0;
/** Where a variable `require` was declared last; -1 where none was. */
export let requireDeclared = -1;
/** Names that requests were recorded by. */
let used = 0;
/** What the import that is being read brings besides plain names: the module itself, `createRequire` by its own name. */
let bringsModule = false;
let bringsCreateRequire = false;
/** `createRequire` is that of Node. */
let knowsCreateRequire = false;
/** Where the `createRequire` stands that makes the `require` of the whole source; -1 where none does. */
let creation = -1;

export function clearBindings(): void {
  isUndecided = false;
  bringsModule = false;
  bringsCreateRequire = false;
  knowsCreateRequire = false;
  creation = -1;
  requireDeclared = -1;
  bound = 0;
  used = 0;
}

/** A variable `require` is declared: what it holds matters where it is called. */
export function declareRequire(p: number): void {
  bound |= NAME_REQUIRE;
  requireDeclared = p;
}

export function leaveUndecided(): void {
  isUndecided = true;
}

export function bindNames(names: number): void {
  bound |= names;
}

export function useNames(names: number): void {
  used |= names;
}

/** Whether a request was recorded by a name that may mean something else. */
export function hasShadows(): boolean {
  return (bound & used) !== 0;
}

/** The bits of a word. */
export function nameOfWord(kind: number): number {
  switch (kind) {
    case WORD_REQUIRE:
      return NAME_REQUIRE;
    case WORD_MODULE:
      return NAME_MODULE;
    case WORD_MOCKER:
      return NAME_MOCKER;
    case WORD_URL:
      return NAME_URL;
    case WORD_WORKER:
      return NAME_WORKER;
    default:
      return 0;
  }
}

/** Notes one name of an import: `imported as local`, both words the same without `as`. Returns the bits of the local name. */
export function noteImportedName(imported: number, importedEnd: number, local: number, localEnd: number): number {
  const kind = classifyWord(imported, importedEnd - imported);
  if (kind === WORD_CREATE_REQUIRE) {
    bringsCreateRequire = true;
    if (local !== imported) isUndecided = true;
  }
  // `default`, or a name in quotes.
  if (kind === WORD_OPERATOR || !isWordByte(u8At(imported))) bringsModule = true;
  if (kind === WORD_MOCKER || kind === WORD_URL || kind === WORD_WORKER || kind === WORD_MOCK) {
    if (local !== imported) isUndecided = true;
  }
  return nameOfWord(classifyWord(local, localEnd - local));
}

/** The import that is being read brings the default or the namespace of its module. */
export function noteWholeImport(): void {
  bringsModule = true;
}

/** The `createRequire` at `p` makes the `require` of the whole source. */
export function noteCreation(p: number): void {
  if (creation >= 0) isUndecided = true;
  creation = p;
}

export function isCreationAt(p: number): boolean {
  return p === creation;
}

/** Whether `require` is made by `createRequire`. */
export function isRequireCreated(): boolean {
  if (creation >= 0 && !knowsCreateRequire) isUndecided = true;
  return creation >= 0;
}

/** A call loads a module: with `module` comes `createRequire`, with `worker_threads` a `Worker`. */
export function noteLoadedModule(start: number, end: number): void {
  bringsModule = true;
  noteImportSource(start, end, 0);
}

/**
 * Judges the names of an import by its specifier: `vi` of `vitest` is the known one, `URL` of another module is not.
 *
 * @param start where the specifier begins, with its quote
 * @param end after the quote that closes it
 */
export function noteImportSource(start: number, end: number, names: number): void {
  let p = start + 1;
  let length = end - start - 2;
  if (length > 5 && u32At(p) === ascii('node') && u8At(p + 4) === ascii(':')) {
    p += 5;
    length -= 5;
  }
  const isModule = length === 6 && u32At(p) === ascii('modu') && u16At(p + 4) === ascii('le');
  const isThreads = length === 14 && u32At(p) === ascii('work') && u32At(p + 4) === ascii('er_t');
  if ((isModule || isThreads) && bringsModule) isUndecided = true;
  if (bringsCreateRequire) {
    if (isModule) knowsCreateRequire = true;
    else isUndecided = true;
  }
  bringsModule = false;
  bringsCreateRequire = false;
  if (names === 0) return;
  let known = isThreads ? NAME_WORKER : 0;
  if (length === 3 && (u32At(p) & 0xffffff) === ascii('url')) known = NAME_URL;
  else if (length === 6 && u32At(p) === ascii('vite') && u16At(p + 4) === ascii('st')) known = NAME_MOCKER;
  else if (length === 13 && u32At(p) === ascii('@jes') && u32At(p + 4) === ascii('t/gl')) known = NAME_MOCKER;
  else if (length === 8 && u32At(p) === ascii('bun:') && u32At(p + 4) === ascii('test')) known = NAME_MOCKER;
  bound |= names & ~known;
}
