import type { OpenedProject, ProofGround, Providers } from '@storypole/core';
import { FORM_SAMPLES } from '#service/forms.generated';
import { writeForm } from '#service/write-form';
import type { Workshop } from '#types/workshop';

/** A copy of a project that holds one offence for each way to write it. */
export interface ProofCopy {
  /** Absolute. */
  readonly root: string;
  /** Importing file → the form in it, as docs/forms.md calls it. */
  readonly forms: ReadonlyMap<string, string>;
}

const OFFENCE = 'export const page = 1;\nexport default page;\nexport interface Page {}\n';

/**
 * Writes the config and what it may need (the files and folders at the root that are not judged, linked), one file for each
 * place, and one for each form.
 */
export function writeProofCopy(
  { root, policy }: OpenedProject,
  ground: ProofGround,
  { fileSystem }: Pick<Providers, 'fileSystem'>,
  workshop: Workshop,
): ProofCopy {
  const copy = workshop.makeFolder();
  const judged = new Set(policy.include.map((glob) => glob.split('/')[0] ?? ''));
  for (const { name, kind } of fileSystem.readFolder(root)) {
    if (name === '.git' || name.startsWith('.dependency-cruiser') || judged.has(name) || judged.has('**')) {
      if (!(judged.has('**') && isNeeded(name))) continue;
    }
    if (kind === 'file') workshop.copyFile(`${root}/${name}`, `${copy}/${name}`);
    else if (kind === 'folder' || kind === 'link') workshop.link(`${root}/${name}`, `${copy}/${name}`);
  }
  for (const file of ground.files) fileSystem.writeFile(`${copy}/${file}`, 'export {};\n');
  fileSystem.writeFile(`${copy}/${ground.target}`, OFFENCE);
  const forms = new Map<string, string>();
  for (const [index, sample] of FORM_SAMPLES.entries()) {
    const source = ground.toSource(index, sample.extension);
    fileSystem.writeFile(`${copy}/${source}`, `${writeForm(sample, source, ground.target)}\n`);
    forms.set(source, sample.name);
  }
  return { root: copy, forms };
}

/** Where everything is judged, only what says how to judge is taken over. */
function isNeeded(name: string): boolean {
  return /^(?:node_modules|package\.json|tsconfig.*\.json|storypole\.config\..*)$/.test(name);
}
