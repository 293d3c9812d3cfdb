import type { ExportResolver } from './create-export-resolver';

/** The files that declare a name that a module exports, as one text, so that equal origins are equal; empty where there are none. */
export function toOriginText(resolver: ExportResolver, file: number, name: string): string {
  return resolver
    .findOrigins(file, name)
    .map((origin) => origin.file)
    .sort((a, b) => a - b)
    .join();
}
