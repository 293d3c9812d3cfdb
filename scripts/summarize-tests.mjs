// Prints `N passed, N failed` from the JSON report of the last test run. Fails where a test failed or none ran.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const file = join(root, 'dist', 'tests.json');
if (!existsSync(file)) {
  console.log('0 passed, 0 failed');
  console.error('No test ran: dist/tests.json is missing.');
  process.exit(1);
}
const report = JSON.parse(readFileSync(file, 'utf8'));
// A file that cannot be loaded has no tests to count, and is a failure all the same.
const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length;
const failed = report.numFailedTests + broken;
console.log(`${report.numPassedTests} passed, ${failed} failed`);
process.exitCode = failed === 0 && report.numPassedTests > 0 && report.success === true ? 0 : 1;
