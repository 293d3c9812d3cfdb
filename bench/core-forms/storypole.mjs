import { openKit } from '@storypole/testkit';
import { assertThat } from '@storypole/testkit/assert';

const [from, to] = process.argv.slice(2);
const { arch } = openKit();
try {
  assertThat(arch.layer(from)).toNotDependOn(arch.layer(to));
  console.log('passed');
} catch (error) {
  // A name that the policy does not know is refused before anything is asked.
  if (!['AssertionError', 'UsageError'].includes(error.name)) throw error;
  console.log('caught');
}
