import { createPlugin } from '#commands/create-plugin';

export type { StorypolePlugin } from '#commands/create-plugin';
export type { StorypoleSettings } from '#types/settings';

export default createPlugin();
