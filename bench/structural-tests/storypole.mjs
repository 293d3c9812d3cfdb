// One process of the test kit: as many rules about edges as are asked for. Prints how many of them are offended.
import { openKit } from '@storypole/testkit';
import { assertThat } from '@storypole/testkit/assert';
import { listRules } from './list-rules.mjs';

const [root, count] = process.argv.slice(2);
const { files } = openKit({ root });
let offended = 0;
for (const { domain, from, to } of listRules(root, Number(count))) {
  const layer = (name) => files.matching(`src/domains/${domain}/${name}/**`, `src/domains/${domain}/${name}.*`);
  try {
    assertThat(layer(from)).toNotDependOn(layer(to));
  } catch (error) {
    if (error.name !== 'AssertionError') throw error;
    offended++;
  }
}
console.log(offended);
