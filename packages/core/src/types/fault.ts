/** The config or the machine is wrong. Never suppressible; all faults of a run are reported at once; exit code 2. */
export interface Fault {
  /** Stable, `area/what`: `config/unknown-key`, `source/unterminated-string`, `machine/unreadable-file`. */
  readonly code: string;
  /** The file at fault, POSIX, relative to the root. */
  readonly file?: string;
  /** 1-based; columns in UTF-16 units. */
  readonly line?: number;
  readonly column?: number;
  /** The path of the key in a config: `layers.repo.files[0]`. */
  readonly key?: string;
  /** What happened, names first. A sentence. */
  readonly what: string;
  /** How to put it right. An imperative sentence. */
  readonly mend: string;
}

/** Thrown by the layers that cannot go on; carries every fault that was found until then. */
export class FaultError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.code}: ${fault.what}`).join('\n'));
    this.name = 'FaultError';
    this.faults = faults;
  }
}
