/**
 * What a test speaks of: a real array that knows its name. `filter` and `slice` keep the name; whatever else makes arrays
 * (`map`, `concat`) gives plain ones.
 *
 * A class, because only a subclass is an array in the eyes of `Array.isArray`, of `for … of` and of every framework.
 */
export class Selection<T> extends Array<T> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  /** How failures call it: `files in billing`. */
  declare readonly title: string;
  /** Why it may be empty; `undefined` where it must not be. */
  declare readonly plannedWhy: string | undefined;

  /** Elements under a name. */
  static under<T>(title: string, elements: Iterable<T>, plannedWhy?: string): Selection<T> {
    const selection = new Selection<T>();
    for (const element of elements) selection.push(element);
    return selection.call(title, plannedWhy);
  }

  override filter<S extends T>(isKept: (element: T, index: number, all: T[]) => element is S): Selection<S>;
  override filter(isKept: (element: T, index: number, all: T[]) => unknown): Selection<T>;
  override filter(isKept: (element: T, index: number, all: T[]) => unknown): Selection<T> {
    const title = this.title.endsWith(FILTERED) ? this.title : this.title + FILTERED;
    return Selection.under(title, super.filter(isKept), this.plannedWhy);
  }

  override slice(start?: number, end?: number): Selection<T> {
    return Selection.under(this.title, super.slice(start, end), this.plannedWhy);
  }

  /** The same elements under a name of the test's own. */
  as(title: string): Selection<T> {
    return Selection.under(title, this, this.plannedWhy);
  }

  /** Lets the selection be empty for now. One that holds something then fails, so that the word does not outlive the plan. */
  planned(why: string): Selection<T> {
    return Selection.under(this.title, this, why);
  }

  /** Names this array. Names do not show where it is printed or compared. */
  call(title: string, plannedWhy?: string): this {
    return Object.defineProperties(this, {
      title: { value: title, configurable: true, writable: true },
      plannedWhy: { value: plannedWhy, configurable: true, writable: true },
    });
  }
}

const FILTERED = ', filtered';
