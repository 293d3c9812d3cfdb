import { createPlugin } from '#commands/create-plugin';

export type { StorypolePlugin } from '#commands/create-plugin';
export { fingerprint } from '#commands/fingerprint';
export type { StorypoleSettings } from '#types/settings';

export default createPlugin();
