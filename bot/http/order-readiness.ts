import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Request, Server } from 'restify';
import { orderReadinessTexts } from '../../cards/orders/order-readiness-texts.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import { failureRules } from '../../services/agreements/failure-reason.ts';
import type { Clock } from '../../services/clock.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { SharedBuckets } from '../../services/database/shared-buckets.ts';
import { minuteMs } from '../../services/duration.ts';
import { type CustomerId, parseGuid } from '../../services/ids.ts';
import type { Log } from '../../services/log.ts';
import type { OrderReadinessService } from '../../services/orders/order-readiness-service.ts';
import type { OrderReadiness } from '../../services/orders/order-readiness.ts';
import type { BucketShape } from '../../services/token-bucket.ts';
import { acceptedLanguage } from './accepted-language.ts';
import type { Door } from './door.ts';
import { type HttpAnswer, jsonAnswer, problemAnswer, sendAnswer } from './http-answer.ts';
import openApi from './openapi.json' with { type: 'json' };
import { refusalAnswer, refuse } from './refusal.ts';

/** Of one token at all instances, so that a tool that runs wild does not use up the 500 that Partner Center grants the partner. */
const asksPerMinute = 120;
export const orderReadinessLimit: BucketShape = { size: asksPerMinute, everyMs: minuteMs / asksPerMinute };

export interface OrderReadinessOptions {
  readonly orders: OrderReadinessService;
  /** Without a token there is no endpoint. */
  readonly orderApiTokens: readonly string[];
  readonly botAccountId: string;
  readonly door: Pick<Door, 'turnAway'>;
  readonly limit: Pick<SharedBuckets<string>, 'take'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The partner's ordering tools ask here whether a customer can order. bot/http/openapi.json describes it. */
export function addOrderReadinessRoutes(server: Server, options: OrderReadinessOptions): void {
  if (options.orderApiTokens.length === 0) return;
  const tokens = new BearerTokens(options.orderApiTokens);
  const description = jsonAnswer(200, openApi);
  server.get('/api/openapi.json', (_request, response, next) => {
    sendAnswer(response, description);
    next();
  });
  server.get('/api/customers/:customerId/order-readiness', async (request, response) => {
    const { limit, door } = options;
    const refused = await refusal(request, { tokens, limit, door });
    sendAnswer(response, refused ?? (await answer(request, options)));
  });
}

interface Admission {
  readonly tokens: BearerTokens;
  readonly limit: OrderReadinessOptions['limit'];
  readonly door: OrderReadinessOptions['door'];
}

/** Undefined for a request that may go on. */
async function refusal(request: Request, { tokens, limit, door }: Admission): Promise<HttpAnswer | undefined> {
  const caller = tokens.identify(request.headers.authorization);
  if (caller === undefined) {
    const counted = door.turnAway(request, refuse('order-token'));
    if (counted.refused === 'too-many-refusals') return refusalAnswer(counted);
    const detail = 'Send one of the tokens set for this endpoint: Authorization: Bearer <token>.';
    return problemAnswer(401, { code: 'token-refused', detail }, { 'WWW-Authenticate': 'Bearer' });
  }
  const admission = await limit.take(caller);
  if (admission.kind === 'taken') return undefined;
  const detail = `This token may ask ${asksPerMinute} times a minute.`;
  return problemAnswer(
    429,
    { code: 'too-many-requests', detail },
    { 'Retry-After': String(Math.ceil(admission.waitMs / 1_000)) },
  );
}

async function answer(request: Request, options: OrderReadinessOptions): Promise<HttpAnswer> {
  const { orders, botAccountId, clock, log } = options;
  const customerId = parseGuid<CustomerId>(String((request.params as Record<string, unknown>)['customerId']));
  if (!customerId) {
    const detail = 'A customer is named by its tenant id, a GUID.';
    return problemAnswer(400, { code: 'customer-id-invalid', detail });
  }
  try {
    const readiness = await orders.checkForTool(customerId);
    log.info(
      { customerId, kind: readiness.kind, reason: 'reason' in readiness && readiness.reason },
      'order readiness told',
    );
    const language = acceptedLanguage(request.headers['accept-language']);
    return orderReadinessAnswer(readiness, { customerId, checkedAt: clock.now(), language, botAccountId });
  } catch (error) {
    const reference = randomUUID();
    log.error({ reference, customerId, err: error }, 'order readiness failed unexpectedly');
    return problemAnswer(500, {
      code: 'unexpected',
      detail: 'Our own mistake. The log has it under the reference.',
      reference,
    });
  }
}

const askAgainAfterSeconds = '30';

interface Asked {
  readonly customerId: CustomerId;
  readonly checkedAt: Date;
  readonly language: Language;
  /** The bot's own account in Teams. */
  readonly botAccountId: string;
}

/** The answer to an ordering tool. Only `ready: true` in a 200 lets an order through. */
function orderReadinessAnswer(readiness: OrderReadiness, asked: Asked): HttpAnswer {
  const { customerId, language } = asked;
  const checkedAt = asked.checkedAt.toISOString();
  const message = orderReadinessTexts(readiness, wordingFor(language)).paragraphs[0] ?? '';
  const headers = { 'Content-Language': language };
  switch (readiness.kind) {
    case 'ready':
      return jsonAnswer(
        200,
        { customerId, ready: true, acceptance: readiness.acceptance.kind, message, checkedAt },
        headers,
      );
    case 'not-ready': {
      const { reason } = readiness;
      if (reason === 'not-a-customer')
        return problemAnswer(404, { code: 'customer-not-found', detail: message }, headers);
      const confirmUrl = chatUrl(asked.botAccountId, `confirm ${customerId}`);
      return jsonAnswer(200, { customerId, ready: false, reason, message, confirmUrl, checkedAt }, headers);
    }
    case 'unknown': {
      const { reason } = readiness;
      const retry = failureRules[reason].passes ? { 'Retry-After': askAgainAfterSeconds } : {};
      return problemAnswer(503, { code: 'readiness-unknown', detail: message, reason }, { ...headers, ...retry });
    }
  }
}

/** The bot's chat with these words in the box, for the agent to send (deep-link-teams). */
function chatUrl(botAccountId: string, message: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=${botAccountId}&message=${encodeURIComponent(message)}`;
}

/** Enough of a hash to tell tokens apart, and of no use to anybody else. */
const nameBytes = 8;

/** The tokens that an endpoint takes. Only their hashes are kept, and each comparison takes equally long. */
class BearerTokens {
  readonly #hashes: readonly Buffer[];

  constructor(tokens: readonly string[]) {
    this.#hashes = tokens.map(hashOf);
  }

  /** A name for the token in the header `Authorization`, the same at each instance; undefined for any other header. */
  identify(authorization: string | undefined): string | undefined {
    const token = /^Bearer +([^\s]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    const offered = hashOf(token);
    const matches = this.#hashes.map((hash) => timingSafeEqual(hash, offered));
    return matches.includes(true) ? offered.toString('hex', 0, nameBytes) : undefined;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
