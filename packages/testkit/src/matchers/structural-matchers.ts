import type { Delta } from '#types/change';
import type { EdgeOptions } from '#types/edge-options';
import type { ImporterOptions } from '#types/importer-options';
import type { Target } from '#types/target';
import type { Reason } from '#types/verdict';
import type { Counterpart, CounterpartOptions } from './to-have-counterpart';
import type { CycleMatcherOptions } from './to-have-no-cycles';
import type { DependOnlyOptions } from './to-depend-only-on';
import type { Naming } from './to-match-naming';
import type { Limits } from './to-stay-below';

/** One element of what was handed to `expect`. */
type ElementOf<T> = T extends readonly (infer E)[] ? E : T;

type DeltaOf<T> = T extends Delta<infer E> ? E : never;

/** The matchers as `expect` offers them. `R` is what an assertion returns, `T` what was handed to `expect`. */
export interface StructuralMatchers<R = void, T = unknown> {
  /** Every dependency of the subject keeps the rules about edges: layers, domains, entries, packages, origins. */
  toRespectLayers(): R;
  /** The subject keeps every rule of the policy, or those that are named. */
  toRespectPolicy(...rules: readonly string[]): R;
  /** Files: none needs itself at run time, through whatever others. Parts of the policy: none needs itself through the others. */
  toHaveNoCycles(options?: CycleMatcherOptions): R;
  /** Whoever stands outside the subject imports it through these files. */
  toBeImportedOnlyThrough(...doors: readonly (Target | ImporterOptions)[]): R;
  /** Nobody but these places, and the subject itself, depends on the subject. */
  toBeUsedOnlyIn(...places: readonly (Target | ImporterOptions)[]): R;
  /** Every dependency of the subject leads into the subject or the targets. */
  toDependOnlyOn(...targets: readonly (Target | DependOnlyOptions)[]): R;
  /** No file of the subject depends on the targets, not even through modules that hand their names on. */
  toNotDependOn(...targets: readonly (Target | EdgeOptions)[]): R;
  /** No file of the subject leads to the targets, through however many files; each way out is shown by one shortest chain. */
  toNotReach(...targets: readonly (Target | EdgeOptions)[]): R;
  /** Everything lies in exactly one place; with targets, in one of those. */
  toBePlaced(...places: readonly (Target | Reason)[]): R;
  /** Names are written in a style, or match an expression. */
  toMatchNaming(naming: Naming, options?: Reason): R;
  /** Everything has a counterpart: a file at a path made from its own, or an element of another selection. */
  toHaveCounterpart(counterpart: Counterpart, options?: CounterpartOptions): R;
  /** What is measured stays below the limits, and does not reach them. */
  toStayBelow(limits: Limits, options?: Reason): R;
  /** Everything fulfils a condition, which is written after "must": `call a parser`. */
  toEachSatisfy(what: string, isFulfilled: (element: ElementOf<T>) => boolean, options?: Reason): R;
  /** A change makes nothing that the policy finds fault with. */
  toAddNoFindings(): R;
  /** A change adds none of a kind, or none that fulfil a condition; `what` names those: `edge between domains`. */
  toAddNone(what: string, isMeant?: (element: DeltaOf<T>) => boolean, options?: Reason): R;
  /** A change removes none of a kind, or none that fulfil a condition. */
  toRemoveNone(what: string, isMeant?: (element: DeltaOf<T>) => boolean, options?: Reason): R;
}
