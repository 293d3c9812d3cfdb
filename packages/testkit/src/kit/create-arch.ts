import type { Kit } from '#types/kit';
import type { Model } from '#types/model';
import { type Areas, createAreas } from '#service/create-areas';
import { compareModels } from '#service/compare-models';
import { createDependency } from '#service/create-dependency';

export function createArch(open: () => Model): Kit['arch'] {
  const areas = new WeakMap<Model, Areas>();
  const areasOf = (model: Model): Areas => {
    let found = areas.get(model);
    if (found === undefined) areas.set(model, (found = createAreas(model)));
    return found;
  };
  const arch: Kit['arch'] = {
    kind: 'arch',
    get model() {
      return open();
    },
    get domains() {
      return areasOf(open()).domains();
    },
    get layers() {
      return areasOf(open()).layers();
    },
    get providers() {
      return areasOf(open()).providers();
    },
    domain: (name) => areasOf(open()).domain(name),
    layer: (name) => areasOf(open()).layer(name),
    provider: (name) => areasOf(open()).provider(name),
    package: (name) => createDependency(open(), 'package', name),
    builtin: (name) => createDependency(open(), 'builtin', name),
    knownDebt: () => open().debt.files.flatMap(({ entries }) => entries),
    changedSince: (ref) => compareModels(open(), open().readBase(ref)),
  };
  hide(arch, 'model');
  return arch;
}

/** The model is the whole graph: nobody wants to see it in a difference. */
function hide(object: object, key: string): void {
  Object.defineProperty(object, key, { enumerable: false });
}
