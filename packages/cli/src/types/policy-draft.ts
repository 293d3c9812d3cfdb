/** What another tool's configuration says, in the words of a policy. */
export interface PolicyDraft {
  /** Layer → its globs, in the order in which the source names them. */
  readonly layers: ReadonlyMap<string, readonly string[]>;
  readonly allow: readonly DraftEdit[];
  readonly packages: readonly DraftRestriction[];
  readonly builtins: readonly DraftRestriction[];
  /** What the source says and the draft does not: the name of the rule or setting, and why. */
  readonly uncarried: readonly { readonly name: string; readonly reason: string }[];
}

export interface DraftEdit {
  readonly from: string;
  readonly to: string;
  readonly kind?: 'type';
  readonly why: string;
}

export interface DraftRestriction {
  readonly name: string;
  readonly onlyIn: readonly string[];
  readonly why: string;
}
