/** Fills `{{placeholders}}`. Throws where one has no value: a rule that says less than it means is a bug. */
export function fillTemplate(template: string, data: Readonly<Record<string, string | number | undefined>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = data[key];
    if (value === undefined) throw new Error(`The message "${template}" has no value for {{${key}}}.`);
    return String(value);
  });
}
