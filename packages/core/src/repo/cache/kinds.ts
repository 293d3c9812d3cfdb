/** The position is what an entry holds; the first stands for what is not there. */
export const KINDS = [undefined, 'file', 'folder', 'other'] as const;
