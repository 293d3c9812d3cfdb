/** The members of a workspace: the packages whose source is at hand. */
export interface Members {
  /** Name of a package → absolute path of its folder. */
  readonly folders: ReadonlyMap<string, string>;
  /** Absolute paths of the manifests with which something is wrong, in the order in which they were read. */
  readonly faulty: readonly string[];
}

/** @param root absolute path of a workspace */
export type MembersOf = (root: string) => Members;

/** Members that several projects of a run ask for. */
export interface SharedMembers {
  readonly of: MembersOf;
  /** Told what a project was answered; without a name, that it has the workspace around it. */
  readonly onAnswer: (root: string, name?: string, path?: string) => void;
}
