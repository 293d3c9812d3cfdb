import { readField } from './read-field';

const READ_ONLY = /^(?:read|view|grep|rg|glob|ls|list|search|web|fetch|task|agent|todo|ask)/i;
const PATH_FIELDS = ['file_path', 'notebook_path', 'absolute_path', 'filePath', 'path'];
/** `apply_patch` names files so; a moved file has two names. */
const PATCH_HEADER = /^\s*\*\*\* (?:Add File|Update File|Delete File|Move to): (.+?)\s*$/gm;
/** As `diff` and git name files. */
const DIFF_HEADER = /^(?:---|\+\+\+) (?:[ab]\/)?([^\t\r\n]+)/gm;
const RENAME_HEADER = /^rename (?:from|to) ([^\r\n]+)/gm;
/** What an agent hands over can hold whole files. */
const MOST_DEPTH = 6;

/**
 * The paths that a call of a tool wrote, moved or deleted, as the agent names them; none for tools that only read. A shell command
 * is looked through for patches.
 */
export function findTouchedFiles(tool: string, input: unknown): readonly string[] {
  if (READ_ONLY.test(tool)) return [];
  const parsed = typeof input === 'string' ? parseJson(input) : input;
  const named = PATH_FIELDS.map((field) => readField(parsed, field)).filter((path) => typeof path === 'string');
  const patches = listTexts(parsed, MOST_DEPTH).flatMap(findInPatch);
  return [...new Set([...named, ...patches])].filter((path) => path !== '' && path !== '/dev/null');
}

function findInPatch(text: string): readonly string[] {
  const isPatch = text.includes('*** Begin Patch') || /^\*\*\* (?:Add|Update|Delete) File: /m.test(text);
  const isDiff = /^(?:diff --git |--- [^\n]+\n\+\+\+ )/m.test(text);
  const headers = [...(isPatch ? [PATCH_HEADER] : []), ...(isDiff ? [DIFF_HEADER, RENAME_HEADER] : [])];
  return headers.flatMap((header) => [...text.matchAll(header)].map(([, path]) => path ?? ''));
}

function listTexts(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((part) => listTexts(part, depth - 1));
}

/** Some agents hand over arguments as a string of JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { text };
  }
}
