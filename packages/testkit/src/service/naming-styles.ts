/** How names are written: `kebab-case`, `camelCase` … Digits may stand anywhere but at the beginning. */
export const NAMING_STYLES = {
  'kebab-case': /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/,
  snake_case: /^[a-z][a-z\d]*(?:_[a-z\d]+)*$/,
  camelCase: /^[a-z][A-Za-z\d]*$/,
  PascalCase: /^[A-Z][A-Za-z\d]*$/,
  SCREAMING_SNAKE_CASE: /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/,
} as const;
