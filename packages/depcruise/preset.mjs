// dependency-cruiser looks for what a configuration extends by its path, and reads no `exports` of a package.
export { default } from './dist/preset.mjs';
