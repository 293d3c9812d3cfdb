/** What a user may write under `settings.storypole`. */
export interface StorypoleSettings {
  /** Path of the config, relative to the working directory. Found upward from each linted file where left out. */
  readonly config?: string;
  /** What `fingerprint()` returns. Read by nobody: it makes `eslint --cache` forget results that no longer hold. */
  readonly fingerprint?: string;
  /** For whom messages are written. `agent`: one line, what to do before why, and that a comment is no way out. */
  readonly messages?: 'people' | 'agent';
}
