import { createKit } from './create-kit';
import { currentModel } from './current-model';

/** The kit of the project in whose folder the tests run. */
export const defaultKit = createKit(currentModel);
