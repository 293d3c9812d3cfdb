import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One file of `service` that depends on `ui`. */
interface CoreForm {
  readonly form: string;
  readonly text: string;
  /** Default: `caller.ts`. */
  readonly name?: string;
}

interface CoreForms {
  /** What the forms lead to: path → text. */
  readonly ground: Readonly<Record<string, string>>;
  readonly forms: readonly CoreForm[];
}

/** The ways to write a dependency that every codebase has. The whole list: docs/forms.md. */
export const CORE_FORMS = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../fixtures/core-forms/forms.json', import.meta.url)), 'utf8'),
) as CoreForms;
