/** `1 file`, `2,310 dependencies`. */
export function pluralize(count: number, noun: string): string {
  return `${groupDigits(count)} ${count === 1 ? noun : toPlural(noun)}`;
}

function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function toPlural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
