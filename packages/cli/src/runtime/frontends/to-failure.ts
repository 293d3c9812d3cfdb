const LINES = 3;

/** Why a tool that ran has said nothing that can be read: the first lines of what it printed instead. */
export function toFailure(stdout: string, stderr: string): { readonly reason: string } {
  const lines = `${stderr}\n${stdout}`.split('\n').filter((line) => line.trim() !== '');
  return { reason: lines.length === 0 ? 'It printed nothing.' : lines.slice(0, LINES).join(' ').trim() };
}
