import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import { commandWords } from '../wording/commands.ts';
import type { Wording } from '../wording/wording.ts';

/** Stands where the button to confirm would, for who may not; the refusal of the command it names says who may. */
export function notYouText({ handOver }: Pick<OfferedRoads, 'handOver'>, wording: Wording): string {
  if (handOver) return wording.text('status.handOver');
  return wording.filled('status.notYou', { command: commandWords[wording.language].confirm[0] });
}
