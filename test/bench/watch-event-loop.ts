// Loaded into a bot before its own code: tells for how long its event loop served nothing else, and what it did meanwhile.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { PerformanceObserver } from 'node:perf_hooks';
import { StatementSync } from 'node:sqlite';
import type { EventLoopWatch, Piece, Stretch } from './stretch.ts';

const tickMs = 2;
const mostKept = 5;
const mostPieces = 6;

let pieces: Piece[] = [];
let stretches: Stretch[] = [];
let cpuTimes: number[] = [];
let requestCpuTimes: number[] = [];
let last = { at: performance.now(), cpu: cpuMs() };

setInterval(() => {
  const now = { at: performance.now(), cpu: cpuMs() };
  const stretch = { wallMs: now.at - last.at, cpuMs: now.cpu - last.cpu };
  cpuTimes.push(stretch.cpuMs);
  stretches.push({ ...stretch, pieces });
  if (stretches.length > 500) stretches = longest();
  pieces = [];
  last = now;
}, tickMs).unref();

process.on('message', (message) => {
  if (message !== 'stretches') return;
  process.send?.({ cpuTimes, requestCpuTimes, longest: longest() } satisfies EventLoopWatch);
  [stretches, cpuTimes, requestCpuTimes] = [[], [], []];
});
process.channel?.unref();

const begun = new WeakMap<object, number>();
subscribe('http.server.request.start', (message) => begun.set(requestOf(message), cpuMs()));
subscribe('http.server.response.finish', (message) => {
  const request = requestOf(message);
  if (request.method === 'POST') requestCpuTimes.push(cpuMs() - (begun.get(request) ?? cpuMs()));
});

for (const name of ['all', 'run', 'get'] as const) time(StatementSync.prototype, name, (self) => self.sourceSQL);
time(JSON, 'parse', () => 'JSON.parse');
// What the collector did is heard of after the stretch, so it stands with the next one.
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) pieces.push({ what: 'garbage collection', ms: duration });
}).observe({ entryTypes: ['gc'] });

function time<Holder extends object>(holder: Holder, name: keyof Holder, what: (self: Holder) => string): void {
  const original = holder[name] as (this: Holder, ...values: unknown[]) => unknown;
  const timed = function (this: Holder, ...values: unknown[]): unknown {
    const from = performance.now();
    try {
      return original.apply(this, values);
    } finally {
      const ms = performance.now() - from;
      if (ms > 0.2) pieces.push({ what: what(this).replace(/\s+/g, ' ').slice(0, 90), ms });
    }
  };
  Object.assign(holder, { [name]: timed });
}

function requestOf(message: unknown): IncomingMessage {
  return (message as { request: IncomingMessage }).request;
}

function longest(): Stretch[] {
  const sorted = stretches.toSorted((one, other) => other.cpuMs - one.cpuMs).slice(0, mostKept);
  return sorted.map((stretch) => ({
    ...stretch,
    pieces: stretch.pieces.toSorted((one, other) => other.ms - one.ms).slice(0, mostPieces),
  }));
}

/** Of this thread alone: a stretch during which the machine served others is none of ours. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
