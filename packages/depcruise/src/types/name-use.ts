/**
 * How the name of a domain or provider stands in a regular expression.
 *
 * - `capture`: any name, kept for `same` in `to`
 * - `same`: the name that `from` captured
 * - `any`: any name, not kept
 * - `literal`: the regular expression of one name, or of several
 */
export type NameUse = 'capture' | 'same' | 'any' | { readonly literal: string };
