import type { SourceFile } from '#types/source-file';
import { UsageError } from '#types/usage-error';

const PLACEHOLDER = /\{(?<name>\w+)\}/g;

/**
 * Fills a path that stands for the counterpart of a file: `{folder}/{stem}.test.ts`. Knows `folder`, `stem`, `name`, `extension`,
 * `domain` and `layer`.
 */
export function fillCounterpart(matcher: string, template: string, file: SourceFile): string {
  const values: Readonly<Record<string, string | undefined>> = {
    folder: file.folder,
    stem: file.stem,
    name: file.name,
    extension: file.name.slice(file.name.lastIndexOf('.') + 1),
    domain: file.place.domain,
    layer: file.place.layer,
  };
  const path = template.replaceAll(PLACEHOLDER, (placeholder, name: string) => {
    const value = values[name];
    if (value !== undefined) return value;
    throw new UsageError(
      `${matcher} cannot fill ${placeholder} for ${file.path}.`,
      name in values
        ? 'Test only files that have one.'
        : `Use ${Object.keys(values)
            .map((key) => `{${key}}`)
            .join(', ')}.`,
    );
  });
  return path.replace(/^\//, '');
}
