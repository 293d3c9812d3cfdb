/** Which project a kit looks at. */
export interface Settings {
  /** A folder of the project, absolute. Default: the folder in which the tests run. */
  readonly root?: string;
  /** A config to use instead of the nearest, absolute or relative to `root`. */
  readonly config?: string;
}
