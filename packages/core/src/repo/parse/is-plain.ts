/** ASCII without escapes: then bytes are characters, and names are what they look like. */
export const IS_PLAIN = /^[^\\\u0080-\uffff]*$/u;
