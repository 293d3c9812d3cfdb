import type { Area } from '#types/area';
import { Selection } from '#types/selection';
import type { SourceFile } from '#types/source-file';
import type { Subject, Whole } from '#types/subject';
import { UsageError } from '#types/usage-error';
import { createLookup } from './create-lookup';
import { elementsOf } from './elements-of';
import { requireSome } from './require-some';

type Element = Whole | Area | SourceFile;

/**
 * Reads what stands in `expect(…)` as files; `undefined` where it is empty and planned.
 *
 * @throws UsageError where it is nothing of the kind, or empty without being planned, or planned without being empty
 */
export function readSubject(matcher: string, received: unknown): Subject | undefined {
  const { title, list, files } = toFiles(matcher, received);
  if (!requireSome(matcher, title, list)) return undefined;
  requireSome(matcher, title, files);
  const [first] = files;
  if (first === undefined) return undefined;
  const stranger = files.find(({ model }) => model !== first.model);
  if (stranger !== undefined) {
    throw new UsageError(
      `${matcher} tested files of two projects: ${first.path} and ${stranger.path}.`,
      'Test each project by an `expect` of its own.',
    );
  }
  return { model: first.model, title, files, rows: new Set(files.map(({ row }) => row)) };
}

interface Read {
  readonly title: string;
  readonly list: readonly unknown[];
  readonly files: readonly SourceFile[];
}

function toFiles(matcher: string, received: unknown): Read {
  if (Array.isArray(received)) {
    const list: readonly unknown[] = received;
    const title = list instanceof Selection ? list.title : `a list of ${list.length}`;
    return { title, list, files: list.flatMap((element) => toFiles(matcher, element).files) };
  }
  if (!isElement(received)) throw wrongSubject(matcher, received);
  if (received.kind === 'file') return { title: received.path, list: [received], files: [received] };
  if (received.kind === 'arch') {
    const { production } = createLookup(received.model.graph);
    const files = production.map(elementsOf(received.model).fileAt);
    return { title: 'the whole project', list: files, files };
  }
  return { title: received.files.title, list: received.files, files: received.files };
}

function isElement(value: unknown): value is Element {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('model' in value)) return false;
  return ['arch', 'domain', 'layer', 'provider', 'file'].includes(String(value.kind));
}

function wrongSubject(matcher: string, received: unknown): UsageError {
  const isPromise = typeof received === 'object' && received !== null && 'then' in received;
  return new UsageError(
    `${matcher} tests files, and was handed ${isPromise ? 'a promise' : describe(received)}.`,
    isPromise
      ? 'Hand over the selection itself: selections and matchers are synchronous.'
      : 'Hand over `arch`, `arch.layer(…)`, `arch.domain(…)`, `files` or a part of it.',
  );
}

function describe(received: unknown): string {
  if (typeof received === 'object' && received !== null && 'kind' in received) return `a ${String(received.kind)}`;
  return received === null ? 'null' : `a ${typeof received}`;
}
