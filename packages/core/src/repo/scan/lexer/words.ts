import { isWordEnd } from './characters';
import { ascii, u16At, u32At, u8At } from './memory';

/** What a word means to the tokenizer. */
export const WORD_NAME = 0;
/** An operand follows: `in`, `case`, `else` … */
export const WORD_OPERATOR = 1;
/** An operand follows, and it is a value: `await`, `return` … */
export const WORD_VALUE_OPERATOR = 2;
/** A condition in parentheses follows, and then a statement: `if`, `while` … */
export const WORD_CONTROL = 3;
/** A type follows: `keyof`, `as` … */
export const WORD_TYPE_OPERATOR = 4;
export const WORD_TYPEOF = 5;
export const WORD_NEW = 6;
/** `const`, `let`, `var` */
export const WORD_BINDER = 7;
/** `function`, `class` … */
export const WORD_DEFINER = 8;
export const WORD_EXTENDS = 9;
export const WORD_IMPORT = 10;
export const WORD_EXPORT = 11;
export const WORD_REQUIRE = 12;
export const WORD_MODULE = 13;
export const WORD_DECLARE = 14;
/** `vi`, `vitest`, `jest` */
export const WORD_MOCKER = 15;
export const WORD_MOCK = 16;
export const WORD_URL = 17;
/** `Worker`, `SharedWorker` */
export const WORD_WORKER = 18;
export const WORD_CREATE_REQUIRE = 19;
/** `globalThis`, `window`, `self`, `global` */
export const WORD_GLOBAL = 20;

/** Classifies the word of `length` bytes at `p`. */
export function classifyWord(p: number, length: number): number {
  if (length < 2 || length > 13) return WORD_NAME;
  if (length === 2) {
    const w = u16At(p);
    if (w === ascii('if')) return WORD_CONTROL;
    if (w === ascii('in') || w === ascii('of') || w === ascii('do')) return WORD_OPERATOR;
    if (w === ascii('as') || w === ascii('is')) return WORD_TYPE_OPERATOR;
    return w === ascii('vi') ? WORD_MOCKER : WORD_NAME;
  }
  if (length === 3) {
    const w = u32At(p) & 0xffffff;
    if (w === ascii('new')) return WORD_NEW;
    if (w === ascii('for')) return WORD_CONTROL;
    if (w === ascii('let') || w === ascii('var')) return WORD_BINDER;
    return w === ascii('URL') ? WORD_URL : WORD_NAME;
  }
  const head = u32At(p);
  const tail = u32At(p + length - 4);
  switch (length) {
    case 4:
      if (head === ascii('case') || head === ascii('else')) return WORD_OPERATOR;
      if (head === ascii('void')) return WORD_VALUE_OPERATOR;
      if (head === ascii('with')) return WORD_CONTROL;
      if (head === ascii('enum')) return WORD_DEFINER;
      if (head === ascii('jest')) return WORD_MOCKER;
      if (head === ascii('mock')) return WORD_MOCK;
      return head === ascii('self') ? WORD_GLOBAL : WORD_NAME;
    case 5:
      if (head === ascii('cons') && tail === ascii('onst')) return WORD_BINDER;
      if (head === ascii('clas') && tail === ascii('lass')) return WORD_DEFINER;
      if (head === ascii('whil') && tail === ascii('hile')) return WORD_CONTROL;
      if (head === ascii('awai') && tail === ascii('wait')) return WORD_VALUE_OPERATOR;
      if (head === ascii('yiel') && tail === ascii('ield')) return WORD_VALUE_OPERATOR;
      if (head === ascii('thro') && tail === ascii('hrow')) return WORD_VALUE_OPERATOR;
      if (head === ascii('keyo') && tail === ascii('eyof')) return WORD_TYPE_OPERATOR;
      return head === ascii('infe') && tail === ascii('nfer') ? WORD_TYPE_OPERATOR : WORD_NAME;
    case 6:
      if (head === ascii('retu') && tail === ascii('turn')) return WORD_VALUE_OPERATOR;
      if (head === ascii('impo') && tail === ascii('port')) return WORD_IMPORT;
      if (head === ascii('expo') && tail === ascii('port')) return WORD_EXPORT;
      if (head === ascii('type') && tail === ascii('peof')) return WORD_TYPEOF;
      if (head === ascii('dele') && tail === ascii('lete')) return WORD_OPERATOR;
      if (head === ascii('uniq') && tail === ascii('ique')) return WORD_TYPE_OPERATOR;
      if (head === ascii('modu') && tail === ascii('dule')) return WORD_MODULE;
      if (head === ascii('vite') && tail === ascii('test')) return WORD_MOCKER;
      if (head === ascii('Work') && tail === ascii('rker')) return WORD_WORKER;
      if (head === ascii('glob') && tail === ascii('obal')) return WORD_GLOBAL;
      return head === ascii('wind') && tail === ascii('ndow') ? WORD_GLOBAL : WORD_NAME;
    case 7:
      if (head === ascii('requ') && tail === ascii('uire')) return WORD_REQUIRE;
      if (head === ascii('exte') && tail === ascii('ends')) return WORD_EXTENDS;
      if (head === ascii('defa') && tail === ascii('ault')) return WORD_OPERATOR;
      if (head === ascii('asse') && tail === ascii('erts')) return WORD_TYPE_OPERATOR;
      return head === ascii('decl') && tail === ascii('lare') ? WORD_DECLARE : WORD_NAME;
    case 8:
      if (head === ascii('func') && tail === ascii('tion')) return WORD_DEFINER;
      return head === ascii('read') && tail === ascii('only') ? WORD_TYPE_OPERATOR : WORD_NAME;
    case 9:
      return head === ascii('sati') && tail === ascii('fies') && u8At(p + 4) === ascii('s')
        ? WORD_TYPE_OPERATOR
        : WORD_NAME;
    case 10:
      if (head === ascii('inst') && u32At(p + 4) === ascii('ance') && tail === ascii('ceof')) return WORD_OPERATOR;
      if (head === ascii('impl') && u32At(p + 4) === ascii('emen') && tail === ascii('ents')) return WORD_TYPE_OPERATOR;
      return head === ascii('glob') && u32At(p + 4) === ascii('alTh') && tail === ascii('This')
        ? WORD_GLOBAL
        : WORD_NAME;
    case 12:
      return head === ascii('Shar') && u32At(p + 4) === ascii('edWo') && tail === ascii('rker')
        ? WORD_WORKER
        : WORD_NAME;
    case 13:
      return isCreateRequire(p, length) ? WORD_CREATE_REQUIRE : WORD_NAME;
    default:
      return WORD_NAME;
  }
}

/** No method of the mock family. */
export const MOCKS_NOTHING = 0;
/** `vi.mock` and its kin. */
export const MOCKS = 1;
/** `vi.importActual`, `jest.requireActual` */
export const GETS_ACTUAL = 2;

/** What the method of `vi` or `jest` with a name of `length` bytes at `p` does. */
export function classifyMock(p: number, length: number): number {
  if (length < 4) return MOCKS_NOTHING;
  const head = u32At(p);
  const tail = u32At(p + length - 4);
  switch (length) {
    case 4:
      return head === ascii('mock') ? MOCKS : MOCKS_NOTHING;
    case 6:
      return (head === ascii('doMo') || head === ascii('unmo')) && u16At(p + 4) === ascii('ck') ? MOCKS : MOCKS_NOTHING;
    case 7:
      return head === ascii('setM') && tail === ascii('Mock') ? MOCKS : MOCKS_NOTHING;
    case 8:
      return (head === ascii('doUn') && tail === ascii('mock')) || (head === ascii('dont') && tail === ascii('Mock'))
        ? MOCKS
        : MOCKS_NOTHING;
    case 10:
      if (head === ascii('impo') && u32At(p + 4) === ascii('rtMo'))
        return tail === ascii('Mock') ? MOCKS : MOCKS_NOTHING;
      return head === ascii('deep') && u32At(p + 4) === ascii('Unmo') && tail === ascii('mock') ? MOCKS : MOCKS_NOTHING;
    case 11:
      return head === ascii('requ') && u32At(p + 4) === ascii('ireM') && tail === ascii('Mock') ? MOCKS : MOCKS_NOTHING;
    case 12:
      return head === ascii('impo') && u32At(p + 4) === ascii('rtAc') && tail === ascii('tual')
        ? GETS_ACTUAL
        : MOCKS_NOTHING;
    case 13:
      return head === ascii('requ') &&
        u32At(p + 4) === ascii('ireA') &&
        tail === ascii('tual') &&
        u8At(p + 8) === ascii('c')
        ? GETS_ACTUAL
        : MOCKS_NOTHING;
    case 17:
      return head === ascii('genM') && endsInMockFromModule(p + 3, u32At(p + 3)) ? MOCKS : MOCKS_NOTHING;
    case 19:
      return head === ascii('unst') &&
        u32At(p + 4) === ascii('able') &&
        u32At(p + 8) === ascii('_moc') &&
        u32At(p + 12) === ascii('kMod') &&
        tail === ascii('dule')
        ? MOCKS
        : MOCKS_NOTHING;
    case 20:
      return head === ascii('crea') && u16At(p + 4) === ascii('te') && endsInMockFromModule(p + 6, u32At(p + 6))
        ? MOCKS
        : MOCKS_NOTHING;
    case 21:
      return head === ascii('unst') &&
        u32At(p + 4) === ascii('able') &&
        u32At(p + 8) === ascii('_unm') &&
        u32At(p + 12) === ascii('ockM') &&
        tail === ascii('dule') &&
        u8At(p + 16) === ascii('o')
        ? MOCKS
        : MOCKS_NOTHING;
    default:
      return MOCKS_NOTHING;
  }
}

function endsInMockFromModule(p: number, head: number): boolean {
  return (
    head === ascii('Mock') &&
    u32At(p + 4) === ascii('From') &&
    u32At(p + 8) === ascii('Modu') &&
    u16At(p + 12) === ascii('le')
  );
}

export function isCreateRequire(p: number, length: number): boolean {
  return (
    length === 13 &&
    u32At(p) === ascii('crea') &&
    u32At(p + 4) === ascii('teRe') &&
    u32At(p + 8) === ascii('quir') &&
    u8At(p + 12) === ascii('e')
  );
}

export function isImportAt(p: number): boolean {
  return u32At(p) === ascii('impo') && u16At(p + 4) === ascii('rt') && isWordEnd(p + 6);
}

export function isExportAt(p: number): boolean {
  return u32At(p) === ascii('expo') && u16At(p + 4) === ascii('rt') && isWordEnd(p + 6);
}

export function isRequireAt(p: number): boolean {
  return u32At(p) === ascii('requ') && u32At(p + 3) === ascii('uire') && isWordEnd(p + 7);
}

export function isFromAt(p: number): boolean {
  return u32At(p) === ascii('from') && isWordEnd(p + 4);
}

export function isTypeAt(p: number): boolean {
  return u32At(p) === ascii('type') && isWordEnd(p + 4);
}

export function isTypeofAt(p: number): boolean {
  return u32At(p) === ascii('type') && u16At(p + 4) === ascii('of') && isWordEnd(p + 6);
}

export function isAsAt(p: number): boolean {
  return u16At(p) === ascii('as') && isWordEnd(p + 2);
}

export function isMetaAt(p: number): boolean {
  return u32At(p) === ascii('meta') && isWordEnd(p + 4);
}

export function isUrlAt(p: number): boolean {
  return (u32At(p) & 0xffffff) === ascii('url') && isWordEnd(p + 3);
}

export function isResolveAt(p: number): boolean {
  return u32At(p) === ascii('reso') && u32At(p + 3) === ascii('olve') && isWordEnd(p + 7);
}

/** `defer`, `source`: what may stand between `import` and its names. */
export function isPhaseAt(p: number): boolean {
  if (u32At(p) === ascii('defe')) return u8At(p + 4) === ascii('r') && isWordEnd(p + 5);
  return u32At(p) === ascii('sour') && u16At(p + 4) === ascii('ce') && isWordEnd(p + 6);
}

/** `glob`, `globEager`: methods of `import.meta`. */
export function isGlobAt(p: number): boolean {
  if (u32At(p) !== ascii('glob')) return false;
  return isWordEnd(p + 4) || (u32At(p + 4) === ascii('Eage') && u8At(p + 8) === ascii('r') && isWordEnd(p + 9));
}
