import picomatch from 'picomatch';
import { splitGlob } from './split-glob';
import { translateSegment } from './translate-segment';

/** What stands for a placeholder: a regular expression of one segment, or of two where `parent` is part of a domain's name. */
export interface Placeholders {
  readonly domain: (parent: string | undefined) => string;
  /** Whether the folder above belongs to a domain's name. */
  readonly hasParent: boolean;
  readonly provider: string;
}

const DOMAIN = '\u{E000}';
const PROVIDER = '\u{E001}';

/**
 * A glob of the policy as a regular expression without `^`. It ends in `$` where the glob names files, and is open where it
 * names all that lies below a folder.
 *
 * dependency-cruiser refuses nested repetitions, so that a group for "any folders, or none" must not be optional.
 */
export function translateGlob(glob: string, placeholders: Placeholders): string {
  const marked = glob.replaceAll('{domain}', DOMAIN).replaceAll('{provider}', PROVIDER);
  const segments = splitGlob(marked);
  let regex = '';
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '**') {
      if (isLast) return fill(regex, placeholders);
      if (segments[index - 1] !== '**') regex += '(?:.+/|)';
      continue;
    }
    const translated = translateSegment(segment);
    if (translated === undefined) return fill(translateWithLibrary(marked), placeholders);
    regex += translated + (isLast ? '$' : '/');
  }
  return fill(regex, placeholders);
}

function translateWithLibrary(glob: string): string {
  const { source } = picomatch.makeRe(glob, { dot: true });
  return source.replace(/^\^/, '');
}

function fill(regex: string, { domain, hasParent, provider }: Placeholders): string {
  const filled = hasParent
    ? regex.replace(new RegExp(`(?<parent>[^/]*)/${DOMAIN}`), (_, parent: string) => domain(parent))
    : regex.replace(DOMAIN, () => domain(undefined));
  return filled.replace(PROVIDER, () => provider).replaceAll(DOMAIN, '[^/]+');
}
