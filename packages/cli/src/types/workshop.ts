/** What some commands need of the machine besides reading and writing text. Paths are absolute and POSIX. */
export interface Workshop {
  /** Makes an empty folder that `dispose` removes. */
  readonly makeFolder: () => string;
  readonly dispose: () => void;
  /** Makes `path` lead to `target`. */
  readonly link: (target: string, path: string) => void;
  /** Removes a file, if it is there. */
  readonly removeFile: (path: string) => void;
  readonly copyFile: (source: string, path: string) => void;
  /** Runs a program of Node in a folder, to its end. */
  readonly runNode: (args: readonly string[], cwd: string) => { readonly stdout: string; readonly stderr: string };
  /** Writes a file that can be run. Creates folders. */
  readonly writeScript: (path: string, text: string) => void;
}
