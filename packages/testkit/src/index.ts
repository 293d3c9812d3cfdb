import { defaultKit } from './kit/default-kit';

export const { arch, files, tests, classes, functions, exportsOf, typesOf } = defaultKit;
