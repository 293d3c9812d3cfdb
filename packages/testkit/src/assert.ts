export { assertThat } from './matchers/assert-that';
