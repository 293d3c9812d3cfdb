import { type OpenedProject, planProof, type ProofGround, type ProofPlan, type Providers } from '@storypole/core';
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
  const { root, policy, rules } = project;
  const copy = workshop.makeFolder();
  const judged = new Set(policy.include.map((glob) => glob.split('/')[0] ?? ''));
  for (const { name, kind } of fileSystem.readFolder(root)) {
    if (name === 'node_modules' || isReplaced(name)) continue;
    if ((judged.has(name) || judged.has('**')) && !(judged.has('**') && isNeeded(name))) continue;
    if (kind === 'file') workshop.copyFile(`${root}/${name}`, `${copy}/${name}`);
    else if (kind === 'folder' || kind === 'link') workshop.link(`${root}/${name}`, `${copy}/${name}`);
  }
  const plan = planProof(policy, rules, names);
  linkPackages(root, copy, plan.packages, fileSystem, workshop);
  const write = (file: string, text: string): void => fileSystem.writeFile(`${copy}/${file}`, text);
  const base = copyConfig(project, copy, workshop);
  write(CONFIG, toConfigText({ ...base, exceptions: plan.exceptions }));
  for (const file of ground.files) write(file, `${PLANTED}\n`);
  const { offences, texts, findLine } = writeOffences(plan);
  for (const [file, lines] of texts) write(file, `${[PLANTED, ...lines].join('\n')}\n`);
  write(ground.target, OFFENCE);
  const forms = new Map<string, string>();
  for (const [index, sample] of FORM_SAMPLES.entries()) {
    const source = ground.toSource(index, sample.extension);
    write(source, `${writeForm(sample, source, ground.target)}\n`);
    forms.set(source, sample.name);
  }
  const folders = new Set([CONFIG, ...texts.keys(), ...forms.keys()].map((file) => file.split('/')[0] ?? ''));
  return { root: copy, forms, offences, folders: [...folders].sort(), findLine };
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
function copyConfig({ root, config }: OpenedProject, copy: string, workshop: Workshop): { extends?: string[] } {
  if (config === undefined) return {};
  const name = config.slice(root.length + 1);
  const path = `${name.slice(0, name.lastIndexOf('/') + 1)}storypole-proof.base${name.slice(name.lastIndexOf('.'))}`;
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
