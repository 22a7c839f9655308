import { z } from 'zod';
import { handover } from './records.ts';
import { operation } from './operation.ts';
import { customerIdIn, handoverIdIn, person, typed } from './values.ts';

const params = z.object({ customerId: customerIdIn });
const one = z.object({ handoverId: handoverIdIn });
const tag = 'Hand-overs';

export const handoverOperations = {
  prepareHandover: operation({
    id: 'prepareHandover',
    method: 'get',
    isLive: true,
    path: '/customers/{customerId}/handovers',
    tag,
    summary: 'Who would get a customer that I hand over',
    params,
    answer: z.object({ candidates: z.array(person), unfinished: handover.nullable() }).meta({ id: 'HandoverStart' }),
  }),
  handOver: operation({
    id: 'handOver',
    method: 'post',
    path: '/customers/{customerId}/handovers',
    tag,
    summary: 'Ask those who may confirm to do it',
    params,
    body: z.object({ note: typed(2_000).meta({ description: 'A few sentences; beyond 500 characters it is cut.' }) }),
    answer: handover,
    status: 201,
    once: true,
  }),
  getHandover: operation({
    id: 'getHandover',
    method: 'get',
    path: '/handovers/{handoverId}',
    tag,
    summary: 'A hand-over as it stands',
    params: one,
    answer: handover,
  }),
  takeHandover: operation({
    id: 'takeHandover',
    method: 'post',
    path: '/handovers/{handoverId}/take',
    tag,
    summary: 'I do it. The first has it; the answer says who that is',
    params: one,
    answer: handover,
  }),
  giveBackHandover: operation({
    id: 'giveBackHandover',
    method: 'post',
    path: '/handovers/{handoverId}/give-back',
    tag,
    summary: 'Somebody else shall do it',
    params: one,
    answer: handover,
  }),
  closeHandover: operation({
    id: 'closeHandover',
    method: 'post',
    path: '/handovers/{handoverId}/close',
    tag,
    summary: 'It cannot be confirmed; the sender is told',
    params: one,
    answer: handover,
  }),
};
