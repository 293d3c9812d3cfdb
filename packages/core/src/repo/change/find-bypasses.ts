import type { Bypass } from '#types/change';

/** What makes git run no hooks. */
const PAST_HOOKS =
  /\bgit\s+(commit|push|merge|am|rebase)\b[^|;"'\n]*?\s--no-verify\b|\bcore\.hooksPath[= ]\/dev\/null/g;
/** A file beside that of the team, which takes its place. */
const LOCAL = /(?:^|\/)\.?lefthook-local\.[a-z]+$/;
const SKIPS = /^\s*["']?skip["']?:\s*true\b/;

/**
 * What leads past hooks in a file that may call Storypole.
 *
 * @param file relative to the root
 */
export function findBypasses(file: string, text: string): readonly Bypass[] {
  return text.split('\n').flatMap((line, index): readonly Bypass[] => {
    if (/^\s*#(?!!)/.test(line)) return [];
    const texts = [...line.matchAll(PAST_HOOKS)].map(([found, verb]) =>
      verb === undefined ? found : `git ${verb} --no-verify`,
    );
    const skips = LOCAL.test(file) && SKIPS.test(line) ? [line.trim()] : [];
    return [...texts, ...skips].map((found) => ({ file, line: index + 1, text: found }));
  });
}
