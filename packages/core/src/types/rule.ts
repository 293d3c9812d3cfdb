import type { Change } from './change';
import type { PaidDebt } from './debt';
import type { FindingStep } from './finding';
import type { Form } from './form';
import type { Graph, GlobalUse, Range } from './graph';
import type { Place } from './place';
import type { Exception, Policy } from './policy';
import type { OffenceKind } from './proof';
import type { SyntaxNode, SyntaxVisitors } from './syntax';
import type { ClosedName, Closure, Misuse } from './verdict';

/** What a finding says: templates whose `{{placeholders}}` are filled from the offence. */
export interface Message {
  /** Names first: who does what. */
  readonly what: string;
  /** One sentence; stands where the policy gives no reason of its own. */
  readonly why: string;
}

/** One option of a rule: plain data, from which checks and docs are made. */
export type OptionDescription =
  | { readonly type: 'boolean'; readonly default: boolean; readonly description: string }
  | { readonly type: 'number'; readonly default: number; readonly description: string }
  | { readonly type: 'string'; readonly default: string; readonly description: string }
  | { readonly type: 'strings'; readonly default: readonly string[]; readonly description: string };

export type RuleOptions = Readonly<Record<string, boolean | number | string | readonly string[]>>;

interface RuleBase<M extends string> {
  /** The offence, kebab-case: `misdirected-import`. */
  readonly id: string;
  /** One sentence: what holds where the rule is kept. */
  readonly summary: string;
  readonly messages: Readonly<Record<M, Message>>;
  readonly options?: Readonly<Record<string, OptionDescription>>;
  /** What `storypole prove` plants to see that the rule notices. Without it nothing is planted for the rule. */
  readonly catches?: readonly OffenceKind[];
  /** A URL; the rule's page in its package where left out. */
  readonly docs?: string;
}

/** What a rule found: the judge makes a finding of it. */
export interface Offence<M extends string = string> {
  readonly message: M;
  /** Fills the placeholders that the scope does not fill by itself. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** The names at fault; all names of the dependency where left out. */
  readonly names?: readonly string[];
  /** Files from the importer to the origin, or around a cycle. */
  readonly chain?: readonly string[];
  /** Goes before the message's own. */
  readonly why?: string;
  /** What would be allowed here, one sentence. Edge rules get one from the policy where left out. */
  readonly help?: string;
}

/** What every `check` is handed. */
export interface RuleContext {
  readonly policy: Policy;
  readonly graph: Graph;
  /** Every option of the rule, defaults filled in. */
  readonly options: RuleOptions;
}

/** A file as rules see it. */
export interface FileView {
  /** Row in `Graph.files`. */
  readonly row: number;
  readonly path: string;
  readonly place: Place;
  /** `FILE_FLAG` */
  readonly flags: number;
}

/** What a dependency leads to, as rules see it. */
export type EdgeTarget =
  | ({ readonly kind: 'file' } & FileView)
  | { readonly kind: 'package' | 'builtin'; readonly name: string }
  | { readonly kind: 'unresolved' | 'computed' };

/** One dependency, as rules see it. */
export interface Edge {
  /** Row in `Graph.dependencies`. */
  readonly row: number;
  readonly from: FileView;
  readonly to: EdgeTarget;
  readonly form: Form;
  readonly typeOnly: boolean;
  readonly specifier: string;
  /** Why the matrix closes it; empty where it is open, or leads to no file. */
  readonly closures: readonly Closure[];
  /** Why the package or builtin may not be used here; empty where it may, or where it leads elsewhere. */
  readonly misuses: readonly Misuse[];
  /** Names that come through the target from closed origins. Parses the files on the way: ask last. */
  readonly findClosedNames: () => readonly ClosedName[];
  /** The names that the statement asks for. Parses the importing file. */
  readonly findNames: () => readonly string[];
}

/** Two places, and what the policy says of a dependency between them. */
export interface PlacePair {
  readonly from: Place;
  readonly to: Place;
  readonly typeOnly: boolean;
  readonly closures: readonly Closure[];
}

/** A package or builtin used in a place. */
export interface PackageUse {
  readonly from: Place;
  readonly kind: 'package' | 'builtin';
  readonly name: string;
  readonly specifier: string;
}

interface EdgeRuleBase<M extends string> extends RuleBase<M> {
  readonly scope: 'edge';
  /** One dependency, one finding: the rule with the lowest number that objects has it. */
  readonly precedence: number;
  readonly check: (edge: Edge, context: RuleContext) => Offence<M> | undefined;
}

/**
 * An edge rule declares how much it sees, so that an edge that cannot offend costs next to nothing. `check` is asked only
 * where `suspects` is true, and must be silent wherever `suspects` is false.
 */
export type EdgeRule<M extends string = string> =
  /** Files only: whether it may object follows from the two places and value or type. Asked once per pair. */
  | (EdgeRuleBase<M> & { readonly sees: 'places'; readonly suspects: (pair: PlacePair) => boolean })
  /** Packages and builtins only: whether it may object follows from the place and the package. Asked once per pair. */
  | (EdgeRuleBase<M> & { readonly sees: 'packages'; readonly suspects: (use: PackageUse) => boolean })
  /** Packages and builtins only: objects only where `Edge.misuses` is not empty. */
  | (EdgeRuleBase<M> & { readonly sees: 'misuses' })
  /** Files only: objects only where `Edge.findClosedNames` finds something. */
  | (EdgeRuleBase<M> & { readonly sees: 'origins' })
  /** Dependencies that lead nowhere known: asked for every one. */
  | (EdgeRuleBase<M> & { readonly sees: 'unknown' });

/** A file rule is asked for the files in the places it suspects, or for those that use restricted globals. */
export type FileRule<M extends string = string> =
  | (RuleBase<M> & {
      readonly scope: 'file';
      readonly sees: 'place';
      /** Asked once per place and flags. */
      readonly suspects: (place: Place, flags: number) => boolean;
      readonly check: (file: FileView, context: RuleContext) => Offence<M> | undefined;
    })
  | (RuleBase<M> & {
      readonly scope: 'file';
      readonly sees: 'globals';
      readonly check: (file: FileView, use: GlobalUse, context: RuleContext) => Offence<M> | undefined;
    });

/** An offence of the graph: stands at the start of a file, or at a line of the config. */
export interface GraphOffence<M extends string = string> extends Offence<M> {
  readonly file: string;
  readonly line?: number;
  /** Tells offences of one file apart, whatever the lines: goes into the finding's id. */
  readonly key: string;
  /** All dependencies that offend together, where the offence is more than one of them: by them it is seen to grow. */
  readonly listSteps?: () => readonly FindingStep[];
}

export interface GraphContext extends RuleContext {
  /**
   * Whether an exception to this rule accepts the step from one file to another. Asking says that the step offends, so
   * that an exception nobody asked for is stale.
   */
  readonly accepts: (from: string, to: string) => boolean;
  readonly locate: (dependency: number) => Range;
}

/** What a run leaves behind for the rules that judge the policy itself. */
export interface RunContext extends GraphContext {
  /** Exceptions whose rule ran, and which accepted nothing. */
  readonly unusedExceptions: readonly Exception[];
  /** Exceptions past `until`. */
  readonly expiredExceptions: readonly Exception[];
  /** Known debt that the code does not owe any more, of the rules that ran. */
  readonly paidDebt: readonly PaidDebt[];
}

export type GraphRule<M extends string = string> =
  | (RuleBase<M> & {
      readonly scope: 'graph';
      readonly sees: 'graph';
      readonly check: (context: GraphContext) => readonly GraphOffence<M>[];
    })
  /** Asked after all others, and only on runs that judge everything. */
  | (RuleBase<M> & {
      readonly scope: 'graph';
      readonly sees: 'run';
      readonly check: (context: RunContext) => readonly GraphOffence<M>[];
    });

/** A rule that visits the programs of the files in the places it suspects. */
export interface SyntaxRule<M extends string = string> extends RuleBase<M> {
  readonly scope: 'syntax';
  /** Asked once a file, before it is parsed. */
  readonly suspects: (place: Place, flags: number) => boolean;
  /** Gives the visitors of one program; they report the nodes that offend. */
  readonly check: (
    file: FileView,
    report: (node: SyntaxNode, offence: Offence<M>) => void,
    context: RuleContext,
  ) => SyntaxVisitors;
}

/** A comment that tells a linter to be silent. */
export interface Suppression {
  /** Without the rules that it names: `eslint-disable-next-line`. */
  readonly directive: string;
  /** The ids of our rules that it names; `undefined` where it silences every rule. */
  readonly rules: readonly string[] | undefined;
  /** Where the comment begins: from 1. */
  readonly line: number;
}

/** An offence of a change against what guards the architecture. */
export interface ChangeOffence<M extends string = string> extends GraphOffence<M> {
  /** What an approval names to accept it: `allow repo providers type`. */
  readonly loosens: string;
}

export interface ChangeContext {
  /** Of now. */
  readonly policy: Policy;
  readonly change: Change;
  readonly options: RuleOptions;
}

export type ChangeRule<M extends string = string> =
  /**
   * Asked about each comment that silences a linter, by the frontends that read comments; by the change gate about those that
   * are new.
   */
  | (RuleBase<M> & {
      readonly scope: 'change';
      readonly sees: 'suppressions';
      /** @param guarded the ids of the rules that no comment may silence */
      readonly check: (suppression: Suppression, guarded: ReadonlySet<string>) => Offence<M> | undefined;
    })
  /** Asked by the change gate about a change as a whole. */
  | (RuleBase<M> & {
      readonly scope: 'change';
      readonly sees: 'change';
      readonly check: (context: ChangeContext) => readonly ChangeOffence<M>[];
    });

/** The scope `docs` joins this union; whoever handles rules switches on `scope`. */
export type Rule<M extends string = string> = EdgeRule<M> | FileRule<M> | SyntaxRule<M> | GraphRule<M> | ChangeRule<M>;

/** Declares a rule. Gives back what it is given: only the types are checked. */
export function defineRule<const M extends string>(rule: Rule<M>): Rule {
  return rule;
}
