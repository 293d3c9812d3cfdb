/** What a sample path is made for. */
export interface SampleNames {
  /** The name of the domain without the folder above. */
  readonly domain: string;
  readonly provider: string;
  /** Of the file, where the glob leaves it open. */
  readonly file: string;
  /** Of the file, where the glob leaves it open. */
  readonly extension: string;
}

/** A path that a glob matches, or probably does; `undefined` for globs that are too clever. */
export function samplePath(glob: string, names: SampleNames): string | undefined {
  if (/[!@+*?]\(|\{[^{},]*\.\.[^{}]*\}/.test(glob)) return undefined;
  const filled = glob
    .replaceAll('{domain}', names.domain)
    .replaceAll('{provider}', names.provider)
    .replaceAll(/\{([^{},/]*)[^{}]*\}/g, '$1')
    .replaceAll(/\[([^\]])[^\]]*\]/g, '$1');
  const segments = filled.split('/');
  const last = segments.pop() ?? '';
  const folders = segments.flatMap((segment) => (segment === '**' ? [] : [segment.replaceAll(/[*?]+/g, 'any')]));
  return [...folders, sampleFile(last, names)].join('/');
}

function sampleFile(segment: string, { file, extension }: SampleNames): string {
  if (/^\*+$/.test(segment)) return `${file}.${extension}`;
  const ended = segment.replace(/\.\*$/, `.${extension}`);
  return ended.replaceAll(/\*+/g, file).replaceAll('?', 'x');
}
