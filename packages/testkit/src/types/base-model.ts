import type { Model } from './model';

/** A project as it was before a change. */
export interface BaseModel {
  readonly commit: string;
  readonly model: Model;
  /** Paths relative to the root of what was there before and has other contents now. */
  readonly changed: readonly string[];
}
