import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { Desk } from '../../support/desk/desk.ts';
import { until } from '../../support/until.ts';

interface SentSpan {
  readonly name: string;
  readonly spanId: string;
  readonly traceId: string;
  readonly parentSpanId?: string;
}

/** A collector of OpenTelemetry that keeps what it gets. */
const received: string[] = [];
const collector: Server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    received.push(body);
    // restify takes the chaining away from every `writeHead` of the process.
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('{}');
  });
});

let desk: Desk;
let url: string;
let text: string;

async function read(): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

function spans(): readonly SentSpan[] {
  return received
    .map((body) => JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] })
    .flatMap(({ resourceSpans }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)));
}

/** The value of the first line that begins with `name` and has every label. */
function valueOf(name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
  const line = text
    .split('\n')
    .find(
      (one) =>
        one.startsWith(name) && Object.entries(labels).every(([label, value]) => one.includes(`${label}="${value}"`)),
    );
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

beforeAll(async () => {
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  desk = await Desk.open({
    environment: {
      METRICS_PORT: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_BSP_SCHEDULE_DELAY: '100',
    },
  });
  await desk.bot.url();
  await until('the address of the metrics', () => desk.bot.log.some(({ msg }) => msg === 'metrics are served'));
  url = `http://127.0.0.1:${desk.bot.log.find(({ msg }) => msg === 'metrics are served')?.port}`;
  const [admin, nobody] = [desk.person('admin'), desk.person('nobody')];
  const status = await admin.says('status contoso');
  await admin.presses(status, 'attestation.start');
  await nobody.says('status contoso');
  await fetch(`${await desk.bot.url()}/api/messages`, { method: 'POST', body: 'x' });
  text = await read();
});

afterAll(async () => {
  await desk.close();
  collector.closeAllConnections();
  collector.close();
});

describe('the numbers for the operator', () => {
  test('count turns by kind and outcome, and how long they took', () => {
    expect(valueOf('agreement_desk_turn_seconds_count', { kind: 'message', outcome: 'answered' })).toBeGreaterThan(0);
    expect(valueOf('agreement_desk_turn_seconds_count', { kind: 'press', outcome: 'answered' })).toBe(1);
    expect(valueOf('agreement_desk_turn_seconds_count', { kind: 'message', outcome: 'refused' })).toBe(1);
    expect(valueOf('agreement_desk_failures_total', { code: 'not-allowed-no-role' })).toBeGreaterThan(0);
    expect(valueOf('agreement_desk_refused_requests_total', { reason: 'content-type' })).toBe(1);
  });

  test('count calls to Partner Center by route, without the customer', () => {
    const labels = { route: 'GET /customers/{id}/agreements', asker: 'agent', outcome: 'answered' };
    expect(valueOf('agreement_desk_partner_center_call_seconds_count', labels)).toBeGreaterThan(0);
  });

  test('show how old the sign-in of the service account is', async () => {
    await until('an age', async () => /^agreement_desk_service_account_token_age_seconds \d+$/m.test(await read()));
  });

  test('show the ledger, the queues, the directory and the event loop', () => {
    expect(valueOf('agreement_desk_attestations', { state: 'uncertain' })).toBe(0);
    expect(valueOf('agreement_desk_queue_length', { queue: 'reminders' })).toBe(0);
    expect(valueOf('agreement_desk_queue_oldest_seconds', { queue: 'untold-outcomes' })).toBe(0);
    expect(valueOf('agreement_desk_directory_customers', { state: 'read' })).toBe(0);
    expect(valueOf('agreement_desk_database_up')).toBe(1);
    expect(valueOf('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });

  test('name no customer, no person and no id', () => {
    expect(text).not.toMatch(/contoso|[\da-f]{8}-[\da-f]{4}-/i);
  });

  test('are at their own address only, and nothing else is there', async () => {
    expect((await fetch(`${await desk.bot.url()}/metrics`)).status).toBe(404);
    expect((await fetch(`${url}/healthz`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
  });
});

describe('each name of a metric', () => {
  const families = () => new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
  const isExposed = (name: string) => families().has(name) || families().has(name.replace(/_(bucket|sum|count)$/, ''));
  const files = () => readdirSync('docs/operations').map((file) => `docs/operations/${file}`);
  const namesIn = (file: string) => [
    ...new Set(readFileSync(file, 'utf8').match(/\b(agreement_desk|nodejs|process)_[a-z\d_]+/g) ?? []),
  ];

  test('in the dashboard and the alert rules is exposed', () => {
    const names = files().flatMap(namesIn);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !isExposed(name))).toEqual([]);
  });

  test('of ours is explained, and used in the dashboard or an alert', () => {
    const explained = readFileSync('docs/operations.md', 'utf8');
    const ours = [...families()].filter((name) => name.startsWith('agreement_desk_'));
    expect(ours.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
    const used = files()
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(ours.filter((name) => !used.includes(name))).toEqual([]);
  });

  test('is in files that Grafana and Prometheus can read', () => {
    const dashboard = JSON.parse(readFileSync('docs/operations/grafana-dashboard.json', 'utf8')) as {
      panels: { title: string; targets?: { expr: string }[] }[];
    };
    expect(dashboard.panels.filter(({ targets }) => targets?.some(({ expr }) => expr === ''))).toEqual([]);
    const { groups } = parse(readFileSync('docs/operations/alerts.yml', 'utf8')) as {
      groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(8);
    expect(rules.filter(({ expr, annotations }) => !expr || !annotations.summary)).toEqual([]);
  });
});

describe('traces', () => {
  test('lead from a turn to each of its calls to Partner Center', async () => {
    await until('the spans', () => spans().some(({ name }) => name === 'turn press'));
    const turn = spans().find(({ name }) => name === 'turn message');
    const calls = spans().filter(({ parentSpanId }) => parentSpanId === turn?.spanId);
    expect(calls.map(({ name }) => name)).toContain('GET /customers/{id}/agreements');
    expect(new Set(calls.map(({ traceId }) => traceId))).toEqual(new Set([turn?.traceId]));
  });

  test('name no customer and no person', () => {
    expect(received.join('')).not.toMatch(/contoso|Ada Lindqvist|aaaaaaaa-0000/i);
  });
});
