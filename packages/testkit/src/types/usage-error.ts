/** A test that asks for what there is not. Thrown, so that it is red wherever it stands: in a test, or while tests are collected. */
export class UsageError extends Error {
  constructor(what: string, mend: string) {
    super(`${what}\n\nfix: ${mend}`);
    this.name = 'UsageError';
  }
}
