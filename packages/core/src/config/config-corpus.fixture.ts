/** Configs that are right. */
export const GOOD_CONFIGS: readonly (readonly [title: string, config: unknown])[] = [
  ['an empty config', {}],
  ['a schema', { $schema: './node_modules/storypole/schema.json' }],
  ['keys that are left undefined', { preset: undefined, domains: { pattern: undefined } }],
  ['every preset: adjacent', { preset: 'harness/adjacent' }],
  ['every preset: figure', { preset: 'harness/figure' }],
  ['every preset: hexagonal', { preset: 'hexagonal' }],
  ['every preset: onion', { preset: 'onion' }],
  ['every preset: feature-sliced', { preset: 'feature-sliced' }],
  ['every preset: none', { preset: 'none' }],
  [
    'every key at once',
    {
      $schema: './node_modules/storypole/schema.json',
      preset: 'harness',
      include: ['src/**'],
      exclude: ['src/generated/**', '!src/generated/kept.ts'],
      domains: {
        pattern: 'src/domains/{domain}',
        entry: ['index.*'],
        uses: { billing: ['accounts'] },
        strict: ['billing'],
      },
      providers: {
        pattern: 'src/providers/{provider}',
        entry: ['index.*'],
        owns: { telemetry: ['@opentelemetry/*', 'pino'] },
      },
      layers: {
        repo: {
          files: ['src/domains/{domain}/repo/**', 'src/domains/{domain}/repo.ts'],
          packages: ['pg', 'kysely', 'pg/native'],
          strict: true,
        },
        jobs: { files: ['src/jobs/**'] },
      },
      allow: [
        {
          from: 'repo',
          to: 'providers',
          kind: 'type',
          domain: 'same',
          why: 'repos accept the interface of a connector',
        },
        { from: 'jobs', to: 'service', why: 'jobs call services' },
      ],
      deny: [{ from: 'ui', to: 'repo', why: 'pages read through runtime' }],
      outside: [{ files: ['scripts/**'], onlyIn: ['app'], why: 'the build is shared' }],
      packages: { pg: { onlyIn: ['repo'], why: 'one place owns SQL', instead: "the domain's repo" } },
      builtins: { 'node:child_process': { onlyIn: ['app'], why: 'nothing else starts processes' } },
      globals: { 'process.env': { onlyIn: ['config', 'providers/flags', 'billing/repo'], why: 'one place reads it' } },
      tests: ['**/*.test.ts'],
      planned: ['src/domains/{domain}/ui/**'],
      exceptions: [
        {
          rule: 'misdirected-import',
          from: 'src/a.ts',
          to: 'src/b.ts',
          why: 'moves in March',
          owner: '@team',
          until: '2028-02-29',
        },
      ],
      approvals: [{ loosens: 'allow repo providers type', why: 'agreed', owner: '@team' }],
      rules: { 'import-cycle': { severity: 'off' }, 'unresolved-import': { checkComputed: true } },
    },
  ],
  ['domains in several trees', { domains: { pattern: ['src/domains/{domain}', './packages/{domain}/src'] } }],
  ['no domains', { domains: { pattern: [] } }],
  ['lists that may be empty', { exclude: [], tests: [], planned: [], allow: [], domains: { entry: [] }, packages: {} }],
  ['a package that nobody may import', { packages: { 'left-pad': { onlyIn: [], why: 'it is gone' } } }],
  ['braces and ranges in globs', { exclude: ['src/**/*.{gen,mock}.ts', 'src/{1..3}/**', 'src/[ab]/**'] }],
  [
    'types open and values closed in one cell',
    {
      allow: [{ from: 'repo', to: 'service', kind: 'type', why: 'only shapes' }],
      deny: [{ from: 'repo', to: 'service', kind: 'value', why: 'no calls' }],
    },
  ],
  [
    'one domain open and others closed in one cell',
    {
      allow: [{ from: 'repo', to: 'service', domain: 'same', why: 'for now' }],
      deny: [{ from: 'repo', to: 'service', domain: 'listed', why: 'never across' }],
    },
  ],
];

export interface BadConfig {
  readonly title: string;
  readonly config: unknown;
  /** `code key: what mend` */
  readonly faults: readonly string[];
  /** `false` where only the other entries, or what a name stands for, tell that it is wrong: a JSON schema cannot see that. */
  readonly seenBySchema: boolean;
}

/** Configs that differ from the schema. */
const SHAPES: readonly (readonly [title: string, config: unknown, ...faults: string[]])[] = [
  [
    'a list instead of a config',
    [],
    'config/wrong-type: The config is a list where an object is needed. Write a config as an object.',
  ],
  [
    'null instead of a config',
    null,
    'config/wrong-type: The config is null where an object is needed. Write a config as an object.',
  ],
  [
    'a text instead of a config',
    'harness',
    'config/wrong-type: The config is the text "harness" where an object is needed. Write a config as an object.',
  ],
  [
    'an unknown key near a known one',
    { layres: {} },
    'config/unknown-key layres: `layres` is no key of a config. Did you mean `layers`? Known are `$schema`, `preset`, `extends`, `include`, `exclude`, `domains`, `providers`, `layers`, `allow`, `deny`, `outside`, `packages`, `builtins`, `globals`, `tests`, `planned`, `exceptions`, `approvals`, `plugins` and `rules`.',
  ],
  [
    'an unknown key near none',
    { zzzzzzzz: 1 },
    'config/unknown-key zzzzzzzz: `zzzzzzzz` is no key of a config. Remove it. Known are `$schema`, `preset`, `extends`, `include`, `exclude`, `domains`, `providers`, `layers`, `allow`, `deny`, `outside`, `packages`, `builtins`, `globals`, `tests`, `planned`, `exceptions`, `approvals`, `plugins` and `rules`.',
  ],
  [
    'several unknown keys of one object',
    { domains: { patern: 'a', enrty: [], user: {} } },
    'config/unknown-key domains.patern: `patern` is no key of `domains`. Did you mean `pattern`? Known are `pattern`, `entry`, `uses` and `strict`.',
    'config/unknown-key domains.enrty: `enrty` is no key of `domains`. Did you mean `entry`? Known are `pattern`, `entry`, `uses` and `strict`.',
    'config/unknown-key domains.user: `user` is no key of `domains`. Did you mean `uses`? Known are `pattern`, `entry`, `uses` and `strict`.',
  ],
  [
    'a key that objects inherit',
    { toString: {}, layers: { repo: { constructor: [] } } },
    'config/unknown-key toString: `toString` is no key of a config. Remove it. Known are `$schema`, `preset`, `extends`, `include`, `exclude`, `domains`, `providers`, `layers`, `allow`, `deny`, `outside`, `packages`, `builtins`, `globals`, `tests`, `planned`, `exceptions`, `approvals`, `plugins` and `rules`.',
    'config/unknown-key layers.repo.constructor: `constructor` is no key of a layer (`layers.repo`). Remove it. Known are `files`, `packages` and `strict`.',
  ],
  [
    'an unknown preset',
    { preset: 'harnes' },
    'config/unknown-preset preset: `harnes` in `preset` is no preset. Did you mean `harness`? Known are `harness`, `harness/adjacent`, `harness/figure`, `hexagonal`, `onion`, `feature-sliced` and `none`.',
  ],
  [
    'an unknown preset near none',
    { preset: 'clean', allow: [{ from: 'core', to: 'shell', why: 'x' }] },
    'config/unknown-preset preset: `clean` in `preset` is no preset. Write `harness`, `harness/adjacent`, `harness/figure`, `hexagonal`, `onion`, `feature-sliced` or `none`.',
  ],
  [
    'a preset of a wrong type',
    { preset: ['harness'] },
    'config/wrong-type preset: `preset` is a list where a text is needed. Write `harness`, `harness/adjacent`, `harness/figure`, `hexagonal`, `onion`, `feature-sliced` or `none`.',
  ],
  [
    'a text instead of a list',
    { include: 'src/**' },
    'config/wrong-type include: `include` is the text "src/**" where a list is needed. Write a list of globs such as `["src/**"]`.',
  ],
  [
    'an empty include',
    { include: [] },
    'config/empty-list include: `include` is empty. Write a list of globs such as `["src/**"]`, or remove it.',
  ],
  [
    'a number in a list',
    { exclude: ['a', 3] },
    'config/wrong-type exclude[1]: `exclude[1]` is the number 3 where a text is needed. Write a glob in quotes.',
  ],
  [
    'a number in a list that may be a text',
    { domains: { pattern: ['src/{domain}', 3] } },
    'config/wrong-type domains.pattern[1]: `domains.pattern[1]` is the number 3 where a text is needed. Write a folder with `{domain}` in quotes.',
  ],
  [
    'a number where a text or a list is needed',
    { domains: { pattern: 3 } },
    'config/wrong-type domains.pattern: `domains.pattern` is the number 3 where a text or a list is needed. Write a folder with its placeholder, such as `"src/domains/{domain}"`, or a list of them.',
  ],
  [
    'an item that stands twice',
    { tests: ['**/*.test.ts', '**/*.test.ts'] },
    'config/duplicate tests[1]: `**/*.test.ts` stands twice in `tests`. Remove one of the two.',
  ],
  [
    'a list instead of an object',
    { domains: [] },
    'config/wrong-type domains: `domains` is a list where an object is needed. Write `domains` as an object.',
  ],
  [
    'a list instead of a record',
    { layers: ['repo'] },
    'config/wrong-type layers: `layers` is a list where an object is needed. Write an object from a layer to its settings, such as `{ "jobs": { "files": ["src/jobs/**"] } }`.',
  ],
  [
    'null instead of an object',
    { providers: null },
    'config/wrong-type providers: `providers` is null where an object is needed. Write `providers` as an object.',
  ],
  [
    'an empty glob',
    { exclude: [''] },
    'config/bad-pattern exclude[0]: `exclude[0]` is empty. Write a glob such as `src/**`, or remove it.',
  ],
  [
    'a blank glob',
    { exclude: ['  '] },
    'config/bad-pattern exclude[0]: `exclude[0]` is empty. Write a glob such as `src/**`, or remove it.',
  ],
  [
    'a glob that ends with a space',
    { exclude: ['src/** '] },
    'config/bad-pattern exclude[0]: `src/** ` in `exclude[0]` begins or ends with a space. Remove the space.',
  ],
  [
    'an absolute glob',
    { exclude: ['/src/**'] },
    'config/bad-pattern exclude[0]: `/src/**` in `exclude[0]` is absolute. Write it relative to the folder of the config.',
  ],
  [
    'an absolute glob of Windows',
    { exclude: ['C:/src/**'] },
    'config/bad-pattern exclude[0]: `C:/src/**` in `exclude[0]` is absolute. Write it relative to the folder of the config.',
  ],
  [
    'a glob that leaves the folder',
    { exclude: ['../other/**'] },
    'config/bad-pattern exclude[0]: `../other/**` in `exclude[0]` leaves its folder by `..`. Name files below the folder of the config, or move the config up.',
  ],
  [
    'a glob that leaves the folder and comes back',
    { exclude: ['src/../lib/**'] },
    'config/bad-pattern exclude[0]: `src/../lib/**` in `exclude[0]` leaves its folder by `..`. Name files below the folder of the config, or move the config up.',
  ],
  [
    'a glob with backslashes',
    { exclude: ['src\\lib\\**'] },
    'config/bad-pattern exclude[0]: `src\\lib\\**` in `exclude[0]` holds a backslash. Write `src/lib/**`.',
  ],
  [
    'a glob that names a folder',
    { exclude: ['src/lib/'] },
    'config/bad-pattern exclude[0]: `src/lib/` in `exclude[0]` names a folder. Write `src/lib/**` for everything below it.',
  ],
  [
    'a glob that names this folder',
    { exclude: ['.'] },
    'config/bad-pattern exclude[0]: `.` in `exclude[0]` names a folder. Write `**` for everything below it.',
  ],
  [
    'a glob with an empty segment',
    { exclude: ['src//lib'] },
    'config/bad-pattern exclude[0]: `src//lib` in `exclude[0]` has an empty segment. Write one `/` between two names.',
  ],
  [
    'a glob with two exclamation marks',
    { exclude: ['!!src'] },
    'config/bad-pattern exclude[0]: `!!src` in `exclude[0]` begins with `!`. Write one `!`.',
  ],
  [
    'an entry with an exclamation mark',
    { domains: { entry: ['!index.ts'] } },
    'config/bad-pattern domains.entry[0]: `!index.ts` in `domains.entry[0]` begins with `!`. Name the files that are meant; write those to leave out under `exclude`.',
  ],
  [
    'a placeholder without a meaning',
    { include: ['src/{domain}/**'] },
    'config/unknown-placeholder include[0]: `src/{domain}/**` in `include[0]` holds the placeholder `{domain}`. Write `*`: no placeholder has a meaning here.',
  ],
  [
    'an unknown placeholder',
    { layers: { jobs: { files: ['src/jobs/{domian}/**'] } } },
    'config/unknown-placeholder layers.jobs.files[0]: `src/jobs/{domian}/**` in `layers.jobs.files[0]` holds the placeholder `{domian}`. Did you mean `{domain}`?',
  ],
  [
    'an unknown placeholder near none',
    { layers: { jobs: { files: ['src/jobs/{name}/**'] } } },
    'config/unknown-placeholder layers.jobs.files[0]: `src/jobs/{name}/**` in `layers.jobs.files[0]` holds the placeholder `{name}`. Write `{domain}` or `{provider}`, or `*`.',
  ],
  [
    'a placeholder twice',
    { layers: { jobs: { files: ['src/{domain}/{domain}.ts'] } } },
    'config/misplaced-placeholder layers.jobs.files[0]: `src/{domain}/{domain}.ts` in `layers.jobs.files[0]` holds `{domain}` twice. Write it once, and `*` for the other.',
  ],
  [
    'two placeholders',
    { layers: { jobs: { files: ['src/{domain}/{provider}.ts'] } } },
    'config/misplaced-placeholder layers.jobs.files[0]: `src/{domain}/{provider}.ts` in `layers.jobs.files[0]` holds both `{domain}` and `{provider}`. Write `*` for the provider: a provider inside a domain has no name of its own.',
  ],
  [
    'a domain folder without its placeholder',
    { domains: { pattern: 'src/domains/*' } },
    'config/misplaced-placeholder domains.pattern: `src/domains/*` in `domains.pattern` holds no `{domain}`. Write `{domain}` where the name of the domain stands.',
  ],
  [
    'a domain folder with the placeholder of another',
    { domains: { pattern: 'src/{provider}' } },
    'config/unknown-placeholder domains.pattern: `src/{provider}` in `domains.pattern` holds the placeholder `{provider}`. Write `{domain}`, or `*`.',
  ],
  [
    'a provider folder without its placeholder',
    { providers: { pattern: ['src/providers'] } },
    'config/misplaced-placeholder providers.pattern[0]: `src/providers` in `providers.pattern[0]` holds no `{provider}`. Write `{provider}` where the name of the provider stands.',
  ],
  [
    'a layer without files in its list',
    { layers: { jobs: { files: [] } } },
    'config/empty-list layers.jobs.files: `layers.jobs.files` is empty. Write a list of globs such as `["src/jobs/**"]`, or remove it.',
  ],
  [
    'a layer with a bad name',
    { layers: { 'jobs/daily': { files: ['src/jobs/**'] } } },
    'config/bad-name layers["jobs/daily"]: `jobs/daily`, a key of `layers`, is no name for a layer. Begin with a letter, and go on with letters, digits, `-` and `_`.',
  ],
  [
    'a layer whose name is a number',
    { layers: { 1: { files: ['src/jobs/**'] } } },
    'config/bad-name layers["1"]: `1`, a key of `layers`, is no name for a layer. Begin with a letter, and go on with letters, digits, `-` and `_`.',
  ],
  [
    'a strict that is no boolean',
    { layers: { repo: { strict: 'yes' } } },
    'config/wrong-type layers.repo.strict: `layers.repo.strict` is the text "yes" where a boolean is needed. Write `true` or `false`.',
  ],
  [
    'an edit without why',
    { allow: [{ from: 'repo', to: 'providers' }] },
    'config/missing-key allow[0].why: `allow[0]` lacks `why`. Write `from`, `to` and `why`: an `allow` entry needs all of them.',
  ],
  [
    'an edit with a blank why',
    { deny: [{ from: 'ui', to: 'repo', why: ' ' }] },
    'config/empty-text deny[0].why: `deny[0].why` is empty. Write a text that says something to its reader.',
  ],
  [
    'an edit of an unknown reach',
    { allow: [{ from: 'repo', to: 'providers', domain: 'all', why: 'x' }] },
    'config/unknown-reach allow[0].domain: `all` in `allow[0].domain` is no reach. Write `same`, `listed` or `any`.',
  ],
  [
    'an edit of an unknown kind',
    { allow: [{ from: 'repo', to: 'providers', kind: 'types', why: 'x' }] },
    'config/unknown-kind allow[0].kind: `types` in `allow[0].kind` is no kind. Did you mean `type`? Known are `value` and `type`.',
  ],
  [
    'an edit that is a text',
    { allow: ['repo providers'] },
    'config/wrong-type allow[0]: `allow[0]` is the text "repo providers" where an object is needed. Write an `allow` entry as an object.',
  ],
  [
    'an outside entry that lacks everything',
    { outside: [{}] },
    'config/missing-key outside[0].files: `outside[0]` lacks `files`. Write `files`, `onlyIn` and `why`: an `outside` entry needs all of them.',
    'config/missing-key outside[0].onlyIn: `outside[0]` lacks `onlyIn`. Write `files`, `onlyIn` and `why`: an `outside` entry needs all of them.',
    'config/missing-key outside[0].why: `outside[0]` lacks `why`. Write `files`, `onlyIn` and `why`: an `outside` entry needs all of them.',
  ],
  [
    'a restriction with an unknown key',
    { packages: { pg: { onlyIn: ['repo'], because: 'x', why: 'x' } } },
    'config/unknown-key packages.pg.because: `because` is no key of a restriction (`packages.pg`). Remove it. Known are `onlyIn`, `why` and `instead`.',
  ],
  [
    'a restriction that lacks why',
    { packages: { pg: { onlyIn: ['repo'] } } },
    'config/missing-key packages.pg.why: `packages.pg` lacks `why`. Write `onlyIn` and `why`: a restriction needs both of them.',
  ],
  [
    'a path instead of a package',
    { packages: { './pg': { onlyIn: ['repo'], why: 'x' } } },
    'config/bad-name packages["./pg"]: `./pg`, a key of `packages`, names no package. Write the name as in package.json, or a pattern such as `@acme/*`.',
  ],
  [
    'a builtin among the packages',
    { packages: { 'node:fs': { onlyIn: ['repo'], why: 'x' } } },
    'config/bad-name packages["node:fs"]: `node:fs`, a key of `packages`, is a builtin of Node. Write it under `builtins`.',
  ],
  [
    'a builtin that is a path',
    { builtins: { 'node:../fs': { onlyIn: ['repo'], why: 'x' } } },
    'config/unknown-builtin builtins["node:../fs"]: `node:../fs`, a key of `builtins`, names no builtin of Node. Write a builtin such as `node:fs`.',
  ],
  [
    'a global that is no name',
    { globals: { 'process env': { onlyIn: ['config'], why: 'x' } } },
    'config/bad-name globals["process env"]: `process env`, a key of `globals`, names no global. Write a global or a property of one, such as `fetch` or `process.env`.',
  ],
  [
    'a global of the global object',
    { globals: { 'globalThis.fetch': { onlyIn: ['config'], why: 'x' } } },
    'config/bad-name globals["globalThis.fetch"]: `globalThis.fetch`, a key of `globals`, names a global twice. Write `fetch`.',
  ],
  [
    'a reference that is a glob',
    { packages: { pg: { onlyIn: ['*'], why: 'x' } } },
    'config/bad-name packages.pg.onlyIn[0]: `*` in `packages.pg.onlyIn[0]` names no layer. Write a layer such as `repo`, one provider as `providers/telemetry`, or the layer of one domain as `billing/repo`.',
  ],
  [
    'a domain that is a glob',
    { domains: { uses: { '*': ['accounts'] } } },
    'config/bad-name domains.uses["*"]: `*`, a key of `domains.uses`, is no name of a folder. Write the name as its folder has it; name each one, without globs.',
  ],
  [
    'a domain that uses a glob',
    { domains: { uses: { billing: ['*'] } } },
    'config/bad-name domains.uses.billing[0]: `*` in `domains.uses.billing[0]` is no name of a folder. Write the name as its folder has it; name each one, without globs.',
  ],
  [
    'a provider that owns a number',
    { providers: { owns: { telemetry: [7] } } },
    'config/wrong-type providers.owns.telemetry[0]: `providers.owns.telemetry[0]` is the number 7 where a text is needed. Write a package in quotes.',
  ],
  [
    'an exception that lacks why, owner and until',
    { exceptions: [{ rule: 'import-cycle', from: 'src/a.ts', to: 'src/b.ts' }] },
    'config/missing-key exceptions[0].why: `exceptions[0]` lacks `why`. Write `rule`, `from`, `to`, `why`, `owner` and `until`: an exception needs all of them.',
    'config/missing-key exceptions[0].owner: `exceptions[0]` lacks `owner`. Write `rule`, `from`, `to`, `why`, `owner` and `until`: an exception needs all of them.',
    'config/missing-key exceptions[0].until: `exceptions[0]` lacks `until`. Write `rule`, `from`, `to`, `why`, `owner` and `until`: an exception needs all of them.',
  ],
  [
    'an exception with an empty why',
    { exceptions: [{ rule: 'import-cycle', from: 'a.ts', to: 'b.ts', why: '', owner: '@team', until: '2027-01-31' }] },
    'config/empty-text exceptions[0].why: `exceptions[0].why` is empty. Write a text that says something to its reader.',
  ],
  [
    'a date that does not exist',
    { exceptions: [{ rule: 'import-cycle', from: 'a.ts', to: 'b.ts', why: 'x', owner: '@team', until: '2027-02-30' }] },
    'config/bad-date exceptions[0].until: `2027-02-30` in `exceptions[0].until` is no day of the calendar. Write a date that exists.',
  ],
  [
    'a date in another form',
    { exceptions: [{ rule: 'import-cycle', from: 'a.ts', to: 'b.ts', why: 'x', owner: '@team', until: '31.01.2027' }] },
    'config/bad-date exceptions[0].until: `31.01.2027` in `exceptions[0].until` is no date. Write the date as YYYY-MM-DD, such as `2027-01-31`.',
  ],
  [
    'an approval without owner',
    { approvals: [{ loosens: 'allow repo providers type', why: 'x' }] },
    'config/missing-key approvals[0].owner: `approvals[0]` lacks `owner`. Write `loosens`, `why` and `owner`: an approval needs all of them.',
  ],
  [
    'a severity that is no longer there',
    { rules: { 'import-cycle': { severity: 'warn' } } },
    'config/unknown-severity rules.import-cycle.severity: `warn` in `rules.import-cycle.severity` is no severity: agents do not read warnings, so a rule is on or off. Write `error` or `off`.',
  ],
  [
    'a severity that is a number',
    { rules: { 'import-cycle': { severity: 2 } } },
    'config/wrong-type rules.import-cycle.severity: `rules.import-cycle.severity` is the number 2 where a text is needed. Write `error` or `off`.',
  ],
  [
    'a severity alone',
    { rules: { 'import-cycle': 'off' } },
    'config/wrong-type rules.import-cycle: `rules.import-cycle` is the text "off" where an object is needed. Write the settings of a rule as an object.',
  ],
  [
    'an empty key',
    { layers: { '': { files: ['src/jobs/**'] } } },
    'config/bad-name layers[""]: A key of `layers` is empty. Begin with a letter, and go on with letters, digits, `-` and `_`.',
  ],
];

/** Configs that name what is not there, or contradict themselves. */
const MEANINGS: readonly (readonly [title: string, config: unknown, ...faults: string[]])[] = [
  [
    'an unclosed bracket',
    { exclude: ['src/[ab/**'] },
    'config/bad-pattern exclude[0]: `src/[ab/**` in `exclude[0]` has a `[` without its partner. Close the bracket, or write `?` for a bracket in a name.',
  ],
  [
    'an unknown layer',
    { allow: [{ from: 'repos', to: 'providers', why: 'x' }] },
    'config/unknown-layer allow[0].from: `repos` in `allow[0].from` is no layer. Did you mean `repo`? Known are `types`, `config`, `repo`, `providers`, `service`, `runtime`, `ui`, `utils` and `app`.',
  ],
  [
    'an unknown layer near none',
    { deny: [{ from: 'ui', to: 'persistence', why: 'x' }] },
    'config/unknown-layer deny[0].to: `persistence` in `deny[0].to` is no layer. Write the name of a layer. Known are `types`, `config`, `repo`, `providers`, `service`, `runtime`, `ui`, `utils` and `app`.',
  ],
  [
    'an unknown layer without any',
    { preset: 'none', allow: [{ from: 'a', to: 'a', why: 'x' }] },
    'config/unknown-layer allow[0].from: `a` in `allow[0].from` is no layer. Write the name of a layer. There are none; write them under `layers`.',
    'config/unknown-layer allow[0].to: `a` in `allow[0].to` is no layer. Write the name of a layer. There are none; write them under `layers`.',
  ],
  [
    'an unknown layer in onlyIn',
    { packages: { pg: { onlyIn: ['repo', 'servce'], why: 'x' } } },
    'config/unknown-layer packages.pg.onlyIn[1]: `servce` in `packages.pg.onlyIn[1]` is no layer. Did you mean `service`? Known are `types`, `config`, `repo`, `providers`, `service`, `runtime`, `ui`, `utils` and `app`.',
  ],
  [
    'an unknown layer of a domain',
    { globals: { fetch: { onlyIn: ['billing/servce'], why: 'x' } } },
    'config/unknown-layer globals.fetch.onlyIn[0]: `servce` in `globals.fetch.onlyIn[0]` is no layer. Did you mean `service`? Known are `types`, `config`, `repo`, `providers`, `service`, `runtime`, `ui`, `utils` and `app`.',
  ],
  [
    'an unknown layer in every list',
    {
      outside: [{ files: ['scripts/**'], onlyIn: ['apps'], why: 'x' }],
      builtins: { fs: { onlyIn: ['rep'], why: 'x' } },
    },
    'config/unknown-layer outside[0].onlyIn[0]: `apps` in `outside[0].onlyIn[0]` is no layer. Did you mean `app`? Known are `types`, `config`, `repo`, `providers`, `service`, `runtime`, `ui`, `utils` and `app`.',
    'config/unknown-layer builtins.fs.onlyIn[0]: `rep` in `builtins.fs.onlyIn[0]` is no layer. Did you mean `repo`? Known are `types`, `config`, `repo`, `providers`, `service`, `runtime`, `ui`, `utils` and `app`.',
  ],
  [
    'an added layer without files',
    { layers: { jobs: { strict: true } } },
    'config/no-files layers.jobs: `jobs` has no `files`, and the preset `harness` has no layer of that name. Write its `files`.',
  ],
  [
    'a mistyped layer without files',
    { layers: { servcie: { strict: true } } },
    'config/no-files layers.servcie: `servcie` has no `files`, and the preset `harness` has no layer of that name. Did you mean `service`? Else write its `files`.',
  ],
  [
    'a layer with a placeholder and no domains',
    { preset: 'none', layers: { core: { files: ['src/{domain}/**'] } } },
    'config/misplaced-placeholder layers.core.files[0]: `src/{domain}/**` in `layers.core.files[0]` holds `{domain}`, and the policy knows no domains. Write `domains.pattern`, or `*` for `{domain}`.',
  ],
  [
    'a layer with a placeholder and no providers',
    { preset: 'onion', layers: { x: { files: ['src/{provider}/**'] } } },
    'config/misplaced-placeholder layers.x.files[0]: `src/{provider}/**` in `layers.x.files[0]` holds `{provider}`, and the policy knows no providers. Write `providers.pattern`, or `*` for `{provider}`.',
  ],
  [
    'slices that leave a layer without files',
    { preset: 'feature-sliced', domains: { pattern: ['lib/features/{domain}'] } },
    'config/no-files domains.pattern: `domains.pattern` leaves the layer `entities` of the preset `feature-sliced` without files. Add a folder for it, or write `layers.entities.files`.',
    'config/no-files domains.pattern: `domains.pattern` leaves the layer `widgets` of the preset `feature-sliced` without files. Add a folder for it, or write `layers.widgets.files`.',
    'config/no-files domains.pattern: `domains.pattern` leaves the layer `pages` of the preset `feature-sliced` without files. Add a folder for it, or write `layers.pages.files`.',
  ],
  [
    'two layers that claim the same files',
    { layers: { jobs: { files: ['src/app/**'] } } },
    'config/duplicate layers.jobs.files: `src/app/**` lies in `app` and in `jobs`. Give each file to one layer.',
  ],
  [
    'an edit that contradicts another',
    {
      allow: [{ from: 'repo', to: 'service', why: 'x' }],
      deny: [{ from: 'repo', to: 'service', kind: 'type', why: 'x' }],
    },
    'config/contradiction deny[0]: `deny[0]` closes what `allow[0]` opens: `repo` imports `service`. Remove one of the two, or tell them apart by `kind` or `domain`.',
  ],
  [
    'an edit that stands twice',
    {
      allow: [
        { from: 'repo', to: 'service', why: 'x' },
        { from: 'repo', to: 'service', domain: 'same', why: 'y' },
      ],
    },
    'config/duplicate allow[1]: `allow[0]` and `allow[1]` say the same of `repo` and `service`. Remove one of the two.',
  ],
  [
    'a domain that uses itself',
    { domains: { uses: { billing: ['billing'] } } },
    'config/self-use domains.uses.billing: `billing` lists itself. Remove it: a domain may always use itself.',
  ],
  [
    'uses without domains',
    { preset: 'onion', domains: { uses: { billing: ['accounts'] } } },
    'config/no-domains domains.uses.billing: `billing` uses other domains, and the policy knows no domains. Write `domains.pattern`, or remove `domains.uses`.',
  ],
  [
    'owners without providers',
    { preset: 'onion', providers: { owns: { telemetry: ['pino'] } } },
    'config/no-providers providers.owns.telemetry: `telemetry` owns packages, and no layer holds providers. Write a layer with `{provider}` in its `files`, or restrict the packages under `packages`.',
  ],
  [
    'a package with two owners',
    { providers: { owns: { telemetry: ['pino'], log: ['pino'] } } },
    'config/duplicate providers.owns.log: `pino` belongs to `telemetry` and to `log`. Name the package once: under the provider that owns it, or under `packages`.',
  ],
  [
    'a package that is owned and restricted',
    { providers: { owns: { telemetry: ['pino'] } }, packages: { pino: { onlyIn: ['app'], why: 'x' } } },
    'config/duplicate providers.owns.telemetry: `pino` belongs to `packages` and to `telemetry`. Name the package once: under the provider that owns it, or under `packages`.',
  ],
  [
    'an unknown builtin',
    { builtins: { 'node:child_proces': { onlyIn: ['app'], why: 'x' } } },
    'config/unknown-builtin builtins["node:child_proces"]: `node:child_proces` is no builtin of Node. Did you mean `node:child_process`?',
  ],
  [
    'an unknown builtin near none',
    { builtins: { kubernetes: { onlyIn: ['app'], why: 'x' } } },
    'config/unknown-builtin builtins.kubernetes: `kubernetes` is no builtin of Node. Write a builtin such as `node:fs`.',
  ],
  [
    'a builtin in both forms',
    { builtins: { fs: { onlyIn: ['app'], why: 'x' }, 'node:fs': { onlyIn: ['app'], why: 'x' } } },
    'config/duplicate builtins["node:fs"]: `fs` is restricted with and without `node:`. Remove one of the two.',
  ],
  [
    'an exception that stands twice',
    {
      exceptions: [
        { rule: 'import-cycle', from: 'a.ts', to: 'b.ts', why: 'x', owner: '@team', until: '2027-01-31' },
        { rule: 'import-cycle', from: 'a.ts', to: 'b.ts', why: 'y', owner: '@team', until: '2027-01-30' },
      ],
    },
    'config/duplicate exceptions[1]: `exceptions[0]` and `exceptions[1]` say the same of `import-cycle` from `a.ts` to `b.ts`. Remove one of the two.',
  ],
  [
    'an exception to an unknown rule',
    {
      exceptions: [{ rule: 'import-cycles', from: 'a.ts', to: 'b.ts', why: 'x', owner: '@team', until: '2027-01-31' }],
    },
    'config/unknown-rule exceptions[0].rule: `import-cycles` in `exceptions[0].rule` is no rule. Did you mean `import-cycle`?',
  ],
  [
    'an approval that stands twice',
    {
      approvals: [
        { loosens: 'a', why: 'x', owner: '@team' },
        { loosens: 'a', why: 'y', owner: '@team' },
      ],
    },
    'config/duplicate approvals[1]: `approvals[0]` and `approvals[1]` say the same of `a`. Remove one of the two.',
  ],
  [
    'an unknown rule',
    { rules: { 'import-cycel': { severity: 'off' } } },
    'config/unknown-rule rules.import-cycel: `import-cycel` in `rules.import-cycel` is no rule. Did you mean `import-cycle`?',
  ],
  [
    'an unknown rule near none',
    { rules: { 'no-default-exports-please': { severity: 'off' } } },
    'config/unknown-rule rules.no-default-exports-please: `no-default-exports-please` in `rules.no-default-exports-please` is no rule. Known are `import-cycle`, `misdirected-import` and `unresolved-import`. A rule of your own needs its module under `plugins`.',
  ],
  [
    'an unknown option',
    { rules: { 'unresolved-import': { checkComputd: true } } },
    'config/unknown-option rules.unresolved-import.checkComputd: `checkComputd` is no option of `unresolved-import`. Did you mean `checkComputed`? Known are `severity`, `checkComputed` and `ignored`.',
  ],
  [
    'an option of a rule without options',
    { rules: { 'import-cycle': { depth: 3 } } },
    'config/unknown-option rules.import-cycle.depth: `depth` is no option of `import-cycle`. Remove it. Known is `severity`.',
  ],
  [
    'an option of a wrong type',
    { rules: { 'unresolved-import': { checkComputed: 'yes', ignored: ['a', 1] } } },
    'config/wrong-type rules.unresolved-import.checkComputed: `rules.unresolved-import.checkComputed` is the text "yes" where a boolean is needed. Write a boolean such as `false`.',
    'config/wrong-type rules.unresolved-import.ignored[1]: `rules.unresolved-import.ignored[1]` is the number 1 where a text is needed. Write a list of texts such as `[]`.',
  ],
];

/** Configs that are wrong, with everything that is said of them. */
export const BAD_CONFIGS: readonly BadConfig[] = [
  ...SHAPES.map(([title, config, ...faults]) => ({ title, config, faults, seenBySchema: true })),
  ...MEANINGS.map(([title, config, ...faults]) => ({ title, config, faults, seenBySchema: false })),
];
