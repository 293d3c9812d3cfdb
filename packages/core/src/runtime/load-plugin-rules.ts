import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import type { Rule } from '#types/rule';
import { guardRule } from '#service/guard-rule';
import { findRuleProblem } from './find-rule-problem';

/** Evaluates a module and returns its namespace. */
export type LoadModule = (path: string) => unknown;

/**
 * Loads the rules of the config's `plugins`: each module exports a rule, or a list of rules, as its default.
 *
 * @param root absolute: what faults name a plugin from
 * @param plugins absolute paths
 * @param taken ids that are taken already
 * @throws FaultError for every plugin that does not load or exports something else
 */
export function loadPluginRules(
  root: string,
  plugins: readonly string[],
  options: { readonly configCode: boolean; readonly loadModule: LoadModule },
  taken: readonly string[],
): readonly Rule[] {
  const faults: Fault[] = [];
  const rules: Rule[] = [];
  const ids = new Set(taken);
  for (const path of plugins) {
    const plugin = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
    if (!options.configCode) {
      faults.push({
        code: 'config/code-refused',
        file: plugin,
        key: 'plugins',
        what: `The plugin ${plugin} is code, and \`--no-config-code\` refuses to run any.`,
        mend: 'Drop `--no-config-code` where the repository is trusted, or take the plugin out of `plugins`.',
      });
      continue;
    }
    let exported: unknown;
    try {
      const module = options.loadModule(path);
      exported = (module as { default?: unknown }).default;
    } catch (error) {
      faults.push({
        code: 'config/plugin-throws',
        file: plugin,
        key: 'plugins',
        what: `The plugin ${plugin} does not load: ${error instanceof Error ? error.message : String(error)}.`,
        mend: 'Correct the module; `node <file>` shows where it fails.',
      });
      continue;
    }
    for (const candidate of Array.isArray(exported) ? (exported as readonly unknown[]) : [exported]) {
      const problem = findRuleProblem(candidate) ?? findTaken((candidate as Rule).id, ids);
      if (problem === undefined) {
        rules.push(guardRule(candidate as Rule, { path, name: plugin }));
        ids.add((candidate as Rule).id);
      } else {
        faults.push({
          code: 'config/bad-plugin',
          file: plugin,
          key: 'plugins',
          what: `The plugin ${plugin} ${problem}.`,
          mend: 'Export as default what `defineRule` returns, or a list of that, each with an id of its own.',
        });
      }
    }
  }
  if (faults.length > 0) throw new FaultError(faults);
  return rules;
}

function findTaken(id: string, ids: ReadonlySet<string>): string | undefined {
  return ids.has(id) ? `declares the rule \`${id}\`, and that id is taken` : undefined;
}
