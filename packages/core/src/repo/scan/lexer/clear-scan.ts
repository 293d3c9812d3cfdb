import { clearBindings } from './bindings';
import { clearFrames } from './frames';
import { clearLookahead } from './lookahead';
import { clearOccurrences } from './occurrences';
import { clearRecords } from './records';
import { clearUrls } from './urls';

/** Forgets what was read so far of the source. */
export function clearScan(): void {
  clearRecords();
  clearBindings();
  clearFrames();
  clearLookahead();
  clearOccurrences();
  clearUrls();
}
