import type { Loosening } from '#types/change';
import type { OutsideRule, Policy } from '#types/policy';
import { findAddedPatterns, findDroppedNegations, findWidening } from './compare-lists';

/** What is judged no more, counts as a test, is an entry, or is open to others. */
export function comparePatterns(before: Policy, after: Policy): readonly Loosening[] {
  return [
    ...[
      ...findAddedPatterns(after.include, before.include),
      ...findDroppedNegations(after.include, before.include),
    ].map((glob) => ({
      loosens: `uninclude ${glob}`,
      what: glob.startsWith('!')
        ? `\`include\` leaves out \`${glob.slice(1)}\`.`
        : `\`include\` no longer holds \`${glob}\`: nothing there is judged.`,
      key: 'include',
    })),
    ...findWidening(before.exclude, after.exclude).map((glob) => ({
      loosens: `exclude ${glob}`,
      what: `\`exclude\` takes in \`${glob}\`: nothing there is judged.`,
      key: `exclude[${after.exclude.indexOf(glob)}]`,
    })),
    ...findWidening(before.tests, after.tests).map((glob) => ({
      loosens: `test ${glob}`,
      what: `\`${glob}\` counts as tests, which may import almost anything.`,
      key: 'tests',
    })),
    ...findWidening(before.domains.entry, after.domains.entry).map((glob) => ({
      loosens: `entry ${glob}`,
      what: `\`${glob}\` is an entry of every domain.`,
      key: 'domains.entry',
    })),
    ...findWidening(before.providers.entry, after.providers.entry).map((glob) => ({
      loosens: `provider entry ${glob}`,
      what: `\`${glob}\` is an entry of every provider.`,
      key: 'providers.entry',
    })),
    ...before.domains.patterns
      .filter((pattern) => !after.domains.patterns.includes(pattern))
      .map((pattern) => ({
        loosens: `remove domains ${pattern}`,
        what: `\`${pattern}\` holds no domains any more.`,
        key: 'domains.pattern',
      })),
    ...Object.entries(after.domains.uses).flatMap(([domain, used]) =>
      used
        .filter((name) => before.domains.uses[domain]?.includes(name) !== true)
        .map((name) => ({
          loosens: `uses ${domain} ${name}`,
          what: `The domain \`${domain}\` may use \`${name}\`.`,
          key: `domains.uses.${domain}`,
        })),
    ),
    ...before.domains.strict
      .filter((name) => !after.domains.strict.includes(name))
      .map((name) => ({
        loosens: `unstrict ${name}`,
        what: `The domain \`${name}\` accepts known debt again.`,
        key: 'domains',
      })),
    ...compareOutside(before, after),
  ];
}

function compareOutside(before: Policy, after: Policy): readonly Loosening[] {
  const toPairs = (rules: readonly OutsideRule[]): readonly string[] =>
    rules.flatMap(({ files, onlyIn }) => files.flatMap((glob) => onlyIn.map((place) => `${glob} ${place}`)));
  const known = new Set(toPairs(before.outside));
  return toPairs(after.outside)
    .filter((pair) => !known.has(pair))
    .map((pair) => {
      const space = pair.lastIndexOf(' ');
      const index = after.outside.findIndex((rule) => toPairs([rule]).includes(pair));
      return {
        loosens: `outside ${pair}`,
        what: `\`${pair.slice(space + 1)}\` may import \`${pair.slice(0, space)}\` from outside \`include\`.`,
        key: `outside[${index}]`,
      };
    });
}
