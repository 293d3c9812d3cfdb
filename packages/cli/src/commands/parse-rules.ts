/** Ids of rules, separated by commas; what an option that may be repeated has gathered before comes first. */
export function parseRules(value: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  ];
}
