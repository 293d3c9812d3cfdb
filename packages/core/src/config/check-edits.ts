import type { CellEdit, Layer } from '#types/policy';
import { isFarther } from './build-matrix';
import type { ReportIn } from './problem';
import { checkTwins } from './check-twins';
import type { PartialConfig } from './merge-configs';
import { toUnknownLayer } from './to-unknown-layer';

type PartialEdit = { readonly [K in keyof CellEdit]?: CellEdit[K] | undefined };

/** Checks that the edits of the matrix name layers, and do not contradict or repeat each other. */
export function checkEdits({ allow, deny }: PartialConfig, layers: readonly Layer[], report: ReportIn): void {
  for (const { value, source, key } of [...allow, ...deny]) {
    for (const side of ['from', 'to'] as const) {
      const id = value[side];
      if (id === undefined || layers.some((layer) => layer.id === id)) continue;
      report(source, toUnknownLayer(id, `${key}.${side}`, layers));
    }
  }
  for (const edits of [allow, deny]) {
    checkTwins(
      edits,
      ({ from, to, kind }) => [from, to, kind ?? ''],
      ([from, to]) => `\`${from}\` and \`${to}\``,
      report,
    );
  }
  for (const { value, source, key } of deny) {
    const opening = allow.find((one) => contradicts(one.value, value));
    if (opening === undefined) continue;
    report(source, {
      code: 'config/contradiction',
      key,
      what: `\`${key}\` closes what \`${opening.key}\` opens: \`${value.from}\` imports \`${value.to}\`.`,
      mend: 'Remove one of the two, or tell them apart by `kind` or `domain`.',
    });
  }
}

/** Whether both speak of the same imports. To open values opens types, to close types closes values. */
function contradicts(allow: PartialEdit, deny: PartialEdit): boolean {
  if (allow.from === undefined || allow.to === undefined) return false;
  if (allow.from !== deny.from || allow.to !== deny.to) return false;
  if (allow.kind === 'type' && deny.kind === 'value') return false;
  return !isFarther(deny.domain ?? 'same', allow.domain ?? 'listed');
}
