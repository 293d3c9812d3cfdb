// dependency-cruiser 16 does not know TypeScript 6, and would read no TypeScript at all: it gets the one that it asks for.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(/^typescript(?:$|\/)/.test(specifier) ? specifier.replace('typescript', 'typescript5') : specifier, context),
});
