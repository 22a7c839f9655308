import { randomUUID } from 'node:crypto';
import type { Request, Server } from 'restify';
import openApi from './openapi.json' with { type: 'json' };
import type { Clock } from '../../services/clock.ts';
import { type Language, languageFromLocale } from '../../services/conversations/language.ts';
import { type CustomerId, parseGuid } from '../../services/ids.ts';
import type { Log } from '../../services/log.ts';
import type { OrderReadinessService } from '../../services/orders/order-readiness-service.ts';
import type { Door } from './door.ts';
import { refusalAnswer, refuse } from './refusal.ts';
import { sendAnswer } from './send-answer.ts';
import { BearerTokens } from './bearer-tokens.ts';
import { type HttpAnswer, jsonAnswer, problemAnswer } from './http-answer.ts';
import { orderReadinessAnswer } from './order-readiness-answer.ts';
import { RequestBudget } from './rate-limit.ts';

/** Of one token at one instance; Partner Center grants the partner 500 for reading customers. */
const asksPerMinute = 120;

export interface OrderReadinessRoutesOptions {
  readonly orders: OrderReadinessService;
  /** None: there is no such endpoint. */
  readonly orderApiTokens: readonly string[];
  readonly botAccountId: string;
  readonly door: Pick<Door, 'turnAway'>;
  readonly clock: Clock;
  /** For tests: milliseconds of a clock that nobody sets. */
  readonly uptime?: (() => number) | undefined;
  readonly log: Log;
}

/** Where the partner's ordering tools ask whether a customer can order, as bot/http/openapi.json describes it. */
export function addOrderReadinessRoutes(server: Server, options: OrderReadinessRoutesOptions): void {
  if (options.orderApiTokens.length === 0) return;
  const tokens = new BearerTokens(options.orderApiTokens);
  const budget = new RequestBudget(asksPerMinute, options.uptime);
  const description = jsonAnswer(200, openApi);
  server.get('/api/openapi.json', (_request, response, next) => {
    sendAnswer(response, description);
    next();
  });
  server.get('/api/customers/:customerId/order-readiness', async (request, response) => {
    sendAnswer(response, refusal(request, { ...options, tokens, budget }) ?? (await answer(request, options)));
  });
}

interface Admission extends Pick<OrderReadinessRoutesOptions, 'door'> {
  readonly tokens: BearerTokens;
  readonly budget: RequestBudget;
}

/** Undefined for a request that may go on. */
function refusal(request: Request, { tokens, budget, door }: Admission): HttpAnswer | undefined {
  const caller = tokens.identify(request.headers.authorization);
  if (caller === undefined) {
    const counted = door.turnAway(request, refuse('order-token'));
    if (counted.refused === 'too-many-refusals') return refusalAnswer(counted);
    const detail = 'Send one of the tokens set for this endpoint: Authorization: Bearer <token>.';
    return problemAnswer(401, { code: 'token-refused', detail }, { 'WWW-Authenticate': 'Bearer' });
  }
  const wait = budget.take(caller);
  if (wait === undefined) return undefined;
  const detail = `This token may ask ${asksPerMinute} times a minute.`;
  return problemAnswer(429, { code: 'too-many-requests', detail }, { 'Retry-After': String(wait) });
}

async function answer(request: Request, options: OrderReadinessRoutesOptions): Promise<HttpAnswer> {
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
    const language = languageFor(request.headers['accept-language']);
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

/** The first we speak of those a browser or tool asks for; they come best first. */
function languageFor(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '').split(',').map((tag) => languageFromLocale(tag.split(';')[0]?.trim() ?? ''));
  return asked.find((language) => language !== undefined) ?? 'en';
}
