import { globFormat } from './glob-format';
import { defineFormat, type TextFormat } from './text-format';

/** A sentence or a name: anything but blank. */
export const TEXT: TextFormat = defineFormat('a text', /\S/, 'config/empty-text', () => ({
  what: 'is empty',
  mend: 'Write a text that says something to its reader.',
}));

/** Files relative to the config's folder. */
export const GLOB: TextFormat = globFormat('a glob', { negatable: true });

/** Files relative to the config's folder, perhaps once for every domain or provider. */
export const LAYER_GLOB: TextFormat = globFormat('a glob', { placeholders: 'any', negatable: true });

export const DOMAIN_FOLDER: TextFormat = globFormat('a folder with `{domain}`', { placeholders: 'domain' });

export const PROVIDER_FOLDER: TextFormat = globFormat('a folder with `{provider}`', { placeholders: 'provider' });

/** Files relative to the folder of a domain or provider. */
export const ENTRY_GLOB: TextFormat = globFormat('a glob');

export const LAYER_ID: TextFormat = defineFormat('the name of a layer', /^[A-Za-z][\w-]*$/, 'config/bad-name', () => ({
  what: 'is no name for a layer',
  mend: 'Begin with a letter, and go on with letters, digits, `-` and `_`.',
}));

/** `repo`, `providers/telemetry` for one provider, `billing/repo` for the layer of one domain. */
export const LAYER_REFERENCE: TextFormat = defineFormat(
  'a layer',
  /^[^\s*?{}[\]!\\/]+(?:\/[^\s*?{}[\]!\\/]+)*$/,
  'config/bad-name',
  () => ({
    what: 'names no layer',
    mend: 'Write a layer such as `repo`, one provider as `providers/telemetry`, or the layer of one domain as `billing/repo`.',
  }),
);

/** The name of a domain or provider; with slashes where the folder is part of it. */
export const PLACE_NAME: TextFormat = defineFormat(
  'a name',
  /^[^\s*?{}[\]!\\/]+(?:\/[^\s*?{}[\]!\\/]+)*$/,
  'config/bad-name',
  () => ({
    what: 'is no name of a folder',
    mend: 'Write the name as its folder has it; name each one, without globs.',
  }),
);

/** A package, or a part of one such as `pg/native`; `*` stands for any part of the name. */
export const PACKAGE: TextFormat = defineFormat(
  'a package',
  /^(?:@[\w*~.-]+\/)?[\w*~-][\w*~.-]*(?:\/[\w*~.-]+)*$/,
  'config/bad-name',
  (text) =>
    text.startsWith('node:')
      ? { what: 'is a builtin of Node', mend: 'Write it under `builtins`.' }
      : { what: 'names no package', mend: 'Write the name as in package.json, or a pattern such as `@acme/*`.' },
);

/** A builtin of Node, with or without `node:`; `*` stands for any part of the name. */
export const BUILTIN: TextFormat = defineFormat(
  'a builtin of Node',
  /^(?:node:)?[a-z_*][\w*/]*$/,
  'config/unknown-builtin',
  () => ({
    what: 'names no builtin of Node',
    mend: 'Write a builtin such as `node:fs`.',
  }),
);

/** A global, or a property of one. */
export const GLOBAL: TextFormat = defineFormat(
  'a global',
  /^(?!(?:globalThis|window|self|global)\.)[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/,
  'config/bad-name',
  (text) => {
    const member = /^(?:globalThis|window|self|global)\.(.+)$/.exec(text)?.[1];
    if (member !== undefined) return { what: 'names a global twice', mend: `Write \`${member}\`.` };
    return { what: 'names no global', mend: 'Write a global or a property of one, such as `fetch` or `process.env`.' };
  },
);

const DATE_REGEX = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar. */
export const DATE: TextFormat = {
  noun: 'a date',
  regex: DATE_REGEX,
  jsonFormat: 'date',
  findProblem: (text) => {
    if (!DATE_REGEX.test(text)) {
      return {
        code: 'config/bad-date',
        what: 'is no date',
        mend: 'Write the date as YYYY-MM-DD, such as `2027-01-31`.',
      };
    }
    const date = new Date(`${text}T00:00:00Z`);
    const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    return isReal
      ? undefined
      : { code: 'config/bad-date', what: 'is no day of the calendar', mend: 'Write a date that exists.' };
  },
};
