import type { Fault } from '#types/fault';

/** A part of a rule that threw. */
export interface RuleFailure {
  /** `check`, `suspects`, or a visitor. */
  readonly part: string;
  /** The file that it was asked about; `undefined` where it was asked about a place, or about all. */
  readonly about: string | undefined;
  readonly error: unknown;
}

/** The module of a plugin. */
export interface RuleSource {
  /** Absolute. */
  readonly path: string;
  /** As it is said. */
  readonly name: string;
}

/**
 * Says that a rule of a plugin threw: what it finds is not all.
 *
 * @param count how often it threw; the failure is the first
 */
export function toRuleFault(
  id: string,
  { path, name }: RuleSource,
  { part, about, error }: RuleFailure,
  count: number,
): Fault {
  const asked = about === undefined ? '' : `, asked about ${about}`;
  const times = count > 1 ? ` (the first of ${count} times)` : '';
  const said = error instanceof Error ? error.message : String(error);
  return {
    code: 'config/rule-throws',
    file: name,
    ...findPosition(path, error),
    key: 'plugins',
    what: `The rule \`${id}\` of ${name} throws in \`${part}\`${asked}${times}: ${said.replace(/\.$/, '')}.`,
    mend: 'Correct the rule: as long as it throws, nobody knows what it would find. `ruleTester` of `@storypole/testkit` runs it alone.',
  };
}

/** Where in the plugin it was thrown, as far as the stack says. */
function findPosition(path: string, error: unknown): Pick<Fault, 'line' | 'column'> {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frame = stack.split('\n').find((line) => line.includes(`${path}:`));
  const [, line, column] = /:(\d+):(\d+)\)?$/.exec(frame ?? '') ?? [];
  return line === undefined || column === undefined ? {} : { line: Number(line), column: Number(column) };
}
