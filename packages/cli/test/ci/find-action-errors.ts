import { ACTION_ROOT } from '@actions/workflow-parser/actions/action-constants';
import { JSONObjectReader } from '@actions/workflow-parser/templates/json-object-reader';
import { TemplateSchema } from '@actions/workflow-parser/templates/schema/index';
import { TemplateContext, TemplateValidationErrors } from '@actions/workflow-parser/templates/template-context';
import { readTemplate } from '@actions/workflow-parser/templates/template-reader';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { YamlObjectReader } from '@actions/workflow-parser/workflows/yaml-object-reader';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

// The module that would read the schema imports JSON in a way that Node refuses.
const folder = new URL('../', import.meta.resolve('@actions/workflow-parser/actions/index'));
const schema = fs.readFileSync(fileURLToPath(new URL('action-v1.0.min.json', folder)), 'utf8');

/** What the platform's own parser has against an `action.yml`. */
export function findActionErrors(text: string): readonly string[] {
  const rules = TemplateSchema.load(new JSONObjectReader(undefined, schema));
  const context = new TemplateContext(new TemplateValidationErrors(), rules, new NoOperationTraceWriter());
  const file = context.getFileId('action.yml');
  const reader = new YamlObjectReader(file, text);
  if (reader.errors.length === 0) readTemplate(context, ACTION_ROOT, reader, file);
  return [...reader.errors, ...context.errors.getErrors()].map(({ message }) => message);
}
