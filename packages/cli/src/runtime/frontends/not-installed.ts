/** Why a tool that lacks a package is not asked. */
export function notInstalled(name: string): { readonly reason: string } {
  return { reason: `${name} is not installed.` };
}
