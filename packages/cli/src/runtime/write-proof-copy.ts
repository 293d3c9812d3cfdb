import {
  type FileSystem,
  type OpenedProject,
  planProof,
  type ProofGround,
  type ProofPlan,
  type Providers,
} from '@storypole/core';
import { FORM_SAMPLES } from '#service/forms.generated';
import { writeForm } from '#service/write-form';
import { toSpecifier, writeStatement } from '#service/write-statement';
import type { ProofCopy, WrittenOffence } from '#types/proof-copy';
import type { Workshop } from '#types/workshop';
import { linkPackages } from './link-packages';

const OFFENCE = 'export const page = 1;\nexport default page;\nexport interface Page {}\n';
const PLANTED = 'export const planted = 1;';
/** The first line of a file is for what is said of the file as a whole. */
const FIRST_LINE = 2;
const CONFIG = 'storypole.config.mjs';

interface Names {
  readonly domains: readonly string[];
  readonly providers: readonly string[];
}

/**
 * Writes a config that extends the user's, and what that may need (the files and folders at the root that are not judged,
 * linked), one file for each place, what the policy closes between them, and one file for each form.
 */
export function writeProofCopy(
  project: OpenedProject,
  ground: ProofGround,
  names: Names,
  { fileSystem }: Pick<Providers, 'fileSystem'>,
  workshop: Workshop,
): ProofCopy {
  const copy = workshop.makeFolder();
  const plan = planProof(project.policy, project.rules, names);
  const { offences, texts, findLine } = writeOffences(plan);
  const forms = new Map(FORM_SAMPLES.map((sample, index) => [ground.toSource(index, sample.extension), sample]));
  const folders = new Set([...texts.keys(), ...forms.keys(), ...ground.files, ground.target].map(toFolder));
  linkSurroundings(project, copy, folders, fileSystem, workshop);
  linkPackages(project.root, copy, plan.packages, fileSystem, workshop);
  const write = (file: string, text: string): void => fileSystem.writeFile(`${copy}/${file}`, text);
  write(CONFIG, toConfigText({ ...copyConfig(project, copy, workshop), exceptions: plan.exceptions }));
  for (const file of ground.files) write(file, `${PLANTED}\n`);
  for (const [file, lines] of texts) write(file, `${[PLANTED, ...lines].join('\n')}\n`);
  write(ground.target, OFFENCE);
  for (const [file, sample] of forms) write(file, `${writeForm(sample, file, ground.target)}\n`);
  return {
    root: copy,
    forms: new Map(Array.from(forms, ([file, { name }]) => [file, name])),
    offences,
    folders: [CONFIG, ...[...folders].sort()],
    findLine,
  };
}

function toFolder(file: string): string {
  return file.split('/')[0] ?? '';
}

/** What lies beside the judged: files as copies, folders as links, but for those that are written into. */
function linkSurroundings(
  { root, policy }: OpenedProject,
  copy: string,
  written: ReadonlySet<string>,
  fileSystem: FileSystem,
  workshop: Workshop,
): void {
  const judged = new Set(policy.include.map(toFolder));
  for (const { name, kind } of fileSystem.readFolder(root)) {
    if (name === 'node_modules' || isReplaced(name) || judged.has(name) || written.has(name)) continue;
    if (judged.has('**') && !isNeeded(name)) continue;
    if (kind === 'file') workshop.copyFile(`${root}/${name}`, `${copy}/${name}`);
    else if (kind === 'folder' || kind === 'link') workshop.link(`${root}/${name}`, `${copy}/${name}`);
  }
}

function writeOffences(plan: ProofPlan) {
  const texts = new Map<string, string[]>(plan.files.map((file) => [file, []]));
  const lines = new Map<string, number>();
  const toKey = (file: string, specifier: string, typeOnly: boolean): string =>
    `${file}\0${specifier}\0${String(typeOnly)}`;
  let number = 0;
  const offences = plan.offences.map((offence): WrittenOffence => {
    const at = offence.statements.map((statement) => {
      const text = texts.get(statement.file) ?? [];
      texts.set(statement.file, text);
      const line = text.push(writeStatement(statement, ++number)) + FIRST_LINE - 1;
      if (statement.kind !== 'global') {
        const key = toKey(statement.file, toSpecifier(statement), statement.typeOnly);
        // Domains that need each other repeat what was planted for the two.
        if (!lines.has(key)) lines.set(key, line);
      }
      return line;
    });
    return { ...offence, at: offence.at === 'policy' ? [CONFIG] : offence.at, line: at[0] ?? 1 };
  });
  const findLine = (file: string, specifier: string, typeOnly: boolean): number | undefined =>
    lines.get(toKey(file, specifier, typeOnly));
  return { offences, texts, findLine };
}

/** The user's config stays as it is, and is extended: it may be code. */
function copyConfig({ config }: OpenedProject, copy: string, workshop: Workshop): { extends?: string[] } {
  if (config === undefined) return {};
  // It lies at the root: its folder is what makes the root.
  const path = `storypole-proof.base${config.slice(config.lastIndexOf('.'))}`;
  workshop.copyFile(config, `${copy}/${path}`);
  return { extends: [`./${path}`] };
}

function toConfigText(config: object): string {
  return `export default ${JSON.stringify(config, null, 2)};\n`;
}

function isReplaced(name: string): boolean {
  return name === '.git' || name.startsWith('.dependency-cruiser') || /^storypole\.config\.[a-z]+$/.test(name);
}

/** Where everything is judged, only what says how to judge is taken over. */
function isNeeded(name: string): boolean {
  return /^(?:package\.json|tsconfig.*\.json|eslint\.config\..*|\.oxlintrc\.jsonc?)$/.test(name);
}
