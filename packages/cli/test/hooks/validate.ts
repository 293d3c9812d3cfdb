import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Our own schemas of what an agent hands over and takes, by agent, event and direction. */
export function compileSchema(agent: string, event: string, direction: 'input' | 'output'): ValidateFunction {
  const text = readFileSync(join(import.meta.dirname, `${agent}.schema.json`), 'utf8');
  const ajv = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false });
  ajv.addSchema(JSON.parse(text) as object, agent);
  const validate = ajv.getSchema(`${agent}#/definitions/${event}/${direction}`);
  if (validate === undefined) throw new Error(`There is no schema of ${agent} ${event}.`);
  return validate;
}
