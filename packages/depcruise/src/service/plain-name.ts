/**
 * A name that can be put into a regular expression as it is. Others are given as literals: `(shop)` as a pattern means `shop`.
 * The ranges are `( ) * +` and `[ \ ] ^`.
 */
export const PLAIN_NAME = '[^/$?(-+[-^{|]+';
