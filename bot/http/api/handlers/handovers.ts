import type { Handover } from '../../../../services/handovers/handover.ts';
import type { HandoversService } from '../../../../services/handovers/handovers-service.ts';
import type { HandoverId } from '../../../../services/ids.ts';
import type { Caller, HandlersOf } from '../api-call.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { handoverOperations } from '../contract/handovers.ts';
import { handoverOf } from './records.ts';

interface HandoversOptions {
  readonly handovers: HandoversService;
  /** Brings the cards in the chats up to date, now rather than with the next round. */
  readonly deliver: () => void;
}

export function handoverHandlers({ handovers, deliver }: HandoversOptions): HandlersOf<typeof handoverOperations> {
  const shown = async ({ agent }: Caller, found: Handover | undefined) => {
    if (!found) throw new ApiRefusal('not-found');
    const { handover, viewer } = await handovers.viewFor(agent, found);
    return handoverOf(handover, agent, viewer);
  };
  const moved = async (caller: Caller, moving: Promise<Handover | undefined>) => {
    const handover = await moving;
    deliver();
    return shown(caller, handover);
  };
  return {
    prepareHandover: async (call) => {
      const { candidates, unfinished } = await handovers.prepare(call.agent, call.params.customerId);
      return {
        candidates: candidates.map(({ agentId, name }) => ({ agentId, name })),
        unfinished: unfinished ? await shown(call, unfinished) : null,
      };
    },
    handOver: async (call) => {
      const { agent, params, body, actId } = call;
      const sent = await handovers.send(agent, params.customerId, {
        handoverId: actId as HandoverId,
        note: body.note,
      });
      deliver();
      if (sent.kind === 'unknown') throw new ApiRefusal('key-used');
      if (sent.kind === 'nobody') throw new ApiRefusal('nobody', { detail: nobodyText(call) });
      return shown(call, sent.handover);
    },
    getHandover: async (call) => shown(call, await handovers.find(call.agent, call.params.handoverId)),
    takeHandover: (call) => moved(call, handovers.take(call.agent, call.params.handoverId)),
    giveBackHandover: (call) => moved(call, handovers.giveBack(call.agent, call.params.handoverId)),
    closeHandover: (call) => moved(call, handovers.close(call.agent, call.params.handoverId)),
  };
}

function nobodyText({ wording }: Caller): string {
  return wording.together(wording.text('handover.nobody.text'), wording.text('handover.nobody.next'));
}
