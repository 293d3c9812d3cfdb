export { createMemoryFileSystem } from './testing/create-memory-file-system';
export type { MemoryFileSystem, MemoryFileSystemOptions } from './testing/create-memory-file-system';
export { createTestGit } from './testing/create-test-git';
export { createTestProviders } from './testing/create-test-providers';
export type { TestProviders, TestProvidersOptions } from './testing/create-test-providers';
export { parseTree } from './testing/parse-tree';
export { readExamples } from './testing/read-examples';
export type { Example, ExpectedFinding } from './testing/read-examples';
