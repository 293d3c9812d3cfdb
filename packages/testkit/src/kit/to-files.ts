import { toList } from '@storypole/core';
import type { Area } from '#types/area';
import { Selection } from '#types/selection';
import type { SourceFile } from '#types/source-file';
import { nameTarget } from '#service/resolve-target';

/** Places as files, each once; `files in layer x` is called `layer x` where something stands before it. */
export function toFiles(places: readonly (Area | SourceFile | readonly SourceFile[])[]): {
  readonly title: string;
  readonly files: readonly SourceFile[];
} {
  const titles: string[] = [];
  const files = new Set<SourceFile>();
  for (const place of places) {
    if (isList(place)) {
      titles.push(place instanceof Selection ? place.title : `a list of ${place.length}`);
      for (const file of place) files.add(file);
    } else if (place.kind === 'file') {
      titles.push(place.path);
      files.add(place);
    } else {
      titles.push(nameTarget(place));
      for (const file of place.files) files.add(file);
    }
  }
  return { title: toList(titles), files: [...files] };
}

function isList(place: Area | SourceFile | readonly SourceFile[]): place is readonly SourceFile[] {
  return Array.isArray(place);
}
