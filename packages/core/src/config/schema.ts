import * as v from 'valibot';
import { PRESET_NAMES } from './presets/preset-names';
import { choice, list, object, oneOrMore, openObject, record, text } from './shape';
import {
  BUILTIN,
  DATE,
  DOMAIN_FOLDER,
  ENTRY_GLOB,
  GLOB,
  GLOBAL,
  LAYER_GLOB,
  LAYER_ID,
  LAYER_REFERENCE,
  PACKAGE,
  PLACE_NAME,
  PROVIDER_FOLDER,
  TEXT,
} from './text-formats';

/*
 * The comments on the keys are what an editor shows, in TypeScript and, by way of the JSON schema, in JSON.
 */

const optional = v.optional;
const layerReferences = list(text(LAYER_REFERENCE), 'a list of layers such as `["repo"]`');
const entryGlobs = list(text(ENTRY_GLOB), 'a list of globs such as `["index.*"]`');
const kinds = choice('kind', ['value', 'type']);
const reaches = choice('reach', ['same', 'listed', 'any']);

const domainsShape = object('`domains`', {
  /** The folder of a domain, with `{domain}` where its name stands; a list where domains live in several trees. An empty list: there are no domains. */
  pattern: optional(
    oneOrMore(
      text(DOMAIN_FOLDER),
      'a folder with its placeholder, such as `"src/domains/{domain}"`, or a list of them',
    ),
  ),
  /** The files of a domain that others may import, relative to its folder. */
  entry: optional(entryGlobs),
  /** Which other domains a domain may import, through their entry. */
  uses: optional(
    record(
      PLACE_NAME,
      list(text(PLACE_NAME), 'a list of domains such as `["accounts"]`'),
      'an object from a domain to the domains it uses, such as `{ "billing": ["accounts"] }`',
    ),
  ),
  /** Domains that accept no known debt. */
  strict: optional(list(text(PLACE_NAME), 'a list of domains such as `["billing"]`')),
});

const providersShape = object('`providers`', {
  /** The folder of a provider that serves every domain, with `{provider}` where its name stands; or a list of them. */
  pattern: optional(
    oneOrMore(
      text(PROVIDER_FOLDER),
      'a folder with its placeholder, such as `"src/providers/{provider}"`, or a list of them',
    ),
  ),
  /** The files of a provider that others may import, relative to its folder. */
  entry: optional(entryGlobs),
  /** Packages that only one provider may import. */
  owns: optional(
    record(
      PLACE_NAME,
      list(text(PACKAGE), 'a list of packages such as `["pino"]`'),
      'an object from a provider to its packages, such as `{ "telemetry": ["pino"] }`',
    ),
  ),
});

const layerShape = object('a layer', {
  /** Where the layer lies; replaces what the preset says. */
  files: optional(list(text(LAYER_GLOB), 'a list of globs such as `["src/jobs/**"]`', 1)),
  /** The only packages that the layer may import. */
  packages: optional(list(text(PACKAGE), 'a list of packages such as `["pg"]`')),
  /** Whether the layer accepts no known debt. */
  strict: optional(v.boolean()),
});

const allowShape = object('an `allow` entry', {
  /** The layer that may import. */
  from: text(LAYER_ID),
  /** The layer that may be imported. */
  to: text(LAYER_ID),
  /** Why it may. Shown to whoever reads the policy. */
  why: text(TEXT),
  /** `type`: only types. `value` opens types too. Both where left out. */
  kind: optional(kinds),
  /** `same`: within a domain. `listed` (the default): also the domains in `uses`, through their entry. `any`: every domain, through its entry. */
  domain: optional(reaches),
});

const denyShape = object('a `deny` entry', {
  /** The layer that may not import. */
  from: text(LAYER_ID),
  /** The layer that may not be imported. */
  to: text(LAYER_ID),
  /** Why it may not. Part of every finding that the entry causes. */
  why: text(TEXT),
  /** `value`: types stay open. `type` closes values too. Both where left out. */
  kind: optional(kinds),
  /** The nearest domain to close; all farther ones are closed with it. `same` (the default): everything. `listed`: other domains. `any`: domains that `uses` does not list. */
  domain: optional(reaches),
});

const outsideShape = object('an `outside` entry', {
  /** Files outside `include`. */
  files: list(text(GLOB), 'a list of globs such as `["scripts/**"]`', 1),
  /** The layers that may import them. */
  onlyIn: layerReferences,
  /** Why they may. */
  why: text(TEXT),
});

const restrictionShape = object('a restriction', {
  /** Layers (`repo`), single providers (`providers/telemetry`) or layers of one domain (`billing/repo`) that may use it. */
  onlyIn: layerReferences,
  /** Why only they may. Part of every finding. */
  why: text(TEXT),
  /** What the others are to use. */
  instead: optional(text(TEXT)),
});

const exceptionShape = object('an exception', {
  /** The rule that is waived. */
  rule: text(TEXT),
  /** The file at which the finding stands, relative to the root. */
  from: text(TEXT),
  /** What the finding leads to: a file, package, builtin or global; the file itself where it leads nowhere. */
  to: text(TEXT),
  /** Why it is waived. */
  why: text(TEXT),
  /** Who answers for it. */
  owner: text(TEXT),
  /** The last day on which it holds, as YYYY-MM-DD. */
  until: text(DATE),
});

const approvalShape = object('an approval', {
  /** What is loosened, in the words of the finding: `allow repo providers type`. */
  loosens: text(TEXT),
  /** Why it may be. */
  why: text(TEXT),
  /** Who answers for it. */
  owner: text(TEXT),
});

const NO_WARNINGS = 'agents do not read warnings, so a rule is on or off';

export const severityShape = choice('severity', ['error', 'off'], {
  warn: NO_WARNINGS,
  warning: NO_WARNINGS,
  info: NO_WARNINGS,
});

const ruleShape = openObject('the settings of a rule', {
  /** `error` (the default) or `off`. The options of the rule stand beside it. */
  severity: optional(severityShape),
});

export const configShape = object('a config', {
  /** The JSON schema, for editors. */
  $schema: optional(text(TEXT)),
  /** The architecture to begin with. Default: `harness`. */
  preset: optional(choice('preset', PRESET_NAMES)),
  /** Configs to build on, by path relative to this file or by package; later ones and this file win. */
  extends: optional(oneOrMore(text(TEXT), 'a path or a package, or a list of them')),
  /** Files to judge. Default: the first path segment of each layer pattern. */
  include: optional(list(text(GLOB), 'a list of globs such as `["src/**"]`', 1)),
  /** Files to leave out. */
  exclude: optional(list(text(GLOB), 'a list of globs such as `["src/generated/**"]`')),
  /** Business domains: where they lie, what others may import, and who uses whom. */
  domains: optional(domainsShape),
  /** Providers, the one door for cross-cutting concerns. */
  providers: optional(providersShape),
  /** Adds layers, or says where a preset's layer lies. */
  layers: optional(
    record(
      LAYER_ID,
      layerShape,
      'an object from a layer to its settings, such as `{ "jobs": { "files": ["src/jobs/**"] } }`',
    ),
  ),
  /** Cells of the matrix to open. */
  allow: optional(list(allowShape, 'a list of `allow` entries')),
  /** Cells of the matrix to close. */
  deny: optional(list(denyShape, 'a list of `deny` entries')),
  /** Files outside `include` that layers may import. */
  outside: optional(list(outsideShape, 'a list of `outside` entries')),
  /** Packages that only some layers may import. */
  packages: optional(record(PACKAGE, restrictionShape, 'an object from a package to its restriction')),
  /** Builtins of Node that only some layers may import, with or without `node:`. */
  builtins: optional(record(BUILTIN, restrictionShape, 'an object from a builtin to its restriction')),
  /** Globals that only some layers may use. */
  globals: optional(record(GLOBAL, restrictionShape, 'an object from a global to its restriction')),
  /** Test files. Default: files named `*.test.*` and `*.spec.*`, and the folders `__tests__` and `__mocks__`. */
  tests: optional(list(text(GLOB), 'a list of globs such as `["**/*.test.ts"]`')),
  /** Patterns that match no file yet. */
  planned: optional(list(text(LAYER_GLOB), 'a list of globs such as `["src/jobs/**"]`')),
  /** Findings that are waived for a time. */
  exceptions: optional(list(exceptionShape, 'a list of exceptions')),
  /** Loosenings that the change gate accepts. */
  approvals: optional(list(approvalShape, 'a list of approvals')),
  /** Modules with rules of your own, by path relative to this file or by package. */
  plugins: optional(list(text(TEXT), 'a list of paths such as `["./rules/own-rule.ts"]`')),
  /** Rules to switch off, and their options. */
  rules: optional(
    record(
      TEXT,
      ruleShape,
      'an object from a rule to its settings, such as `{ "import-cycle": { "severity": "off" } }`',
    ),
  ),
});

/** What a `storypole.config.*` file holds. Every key is optional. */
export type Config = v.InferOutput<typeof configShape>;
