import type { Comment } from 'oxc-parser';
import { FORM } from '#types/form';
import type { ImportedName } from '#types/graph';
import { findJsdocRequests } from './find-comment-requests';

const QUALIFIER = /^[\s*]*\)[\s*]*\.[\s*]*([\w$\u0080-\uffff]+)/;
const CLAUSE =
  /^@import[\s*]+(?:type(?=[\s*{])[\s*]*)?(?:([\w$\u0080-\uffff]+)[\s*]*,?[\s*]*)??(?:\{([^{}]*)\}|as\s[\s*]*([\w$\u0080-\uffff]+))?[\s*]*from[\s*]*$/;

/** The names that JSDoc imports: `T` of `import('x').T`, and those of `@import` tags. Offsets in UTF-16 units. */
export function readCommentNames(text: string, comments: readonly Comment[]): readonly ImportedName[] {
  const names: ImportedName[] = [];
  for (const comment of comments) {
    if (comment.type !== 'Block' || text[comment.start + 2] !== '*') continue;
    for (const { form, start, end, statement } of findJsdocRequests(text, comment.start, comment.end)) {
      const base = { typeOnly: true, start };
      if (form === FORM['jsdoc-import-type']) {
        const member = QUALIFIER.exec(text.slice(end, comment.end))?.[1];
        names.push(
          member === undefined
            ? { ...base, imported: '*', local: '', members: undefined }
            : { ...base, imported: member, local: member },
        );
        continue;
      }
      const clause = CLAUSE.exec(text.slice(statement, start));
      const [, local, list, namespace] = clause ?? [];
      if (local !== undefined) names.push({ ...base, imported: 'default', local });
      if (namespace !== undefined) names.push({ ...base, imported: '*', local: namespace, members: undefined });
      for (const item of (list ?? '').split(',')) {
        const [imported, , renamed] = item
          .replace(/[\s*]+/g, ' ')
          .trim()
          .replace(/^type (?!as\b)/, '')
          .split(' ');
        if (imported) names.push({ ...base, imported, local: renamed ?? imported });
      }
    }
  }
  return names;
}
