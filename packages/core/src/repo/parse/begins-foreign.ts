/** Whether what stands at `at` is none of ASCII, or begins an escape. */
export function beginsForeign(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0x80 || text[at] === '\\';
}
