/** What happens while a command waits: something changed, somebody wants the whole report, somebody wants the end. */
export type WatchEvent = 'change' | 'again' | 'end';

/** Waits for changes. It says that something changed, and never what: whoever asks looks himself. */
export interface Watch {
  /**
   * From now on, changes in these folders count, and in no others; folders that are not there are passed over.
   *
   * @param folders absolute
   * @returns whether any of them was not watched before: what happened in it until now was not seen
   * @throws FaultError where the machine watches no more folders
   */
  readonly follow: (folders: readonly string[]) => boolean;
  /** Resolves once it has been quiet for a moment, or when it does not become quiet. */
  readonly next: () => Promise<WatchEvent>;
  readonly close: () => void;
}
