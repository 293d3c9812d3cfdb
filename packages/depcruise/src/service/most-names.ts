/** So many layers are named one by one: whoever reads more of them wants to know how many there are. */
export const MOST_NAMES = 10;
