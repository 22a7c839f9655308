// A process that runs a desk which does as its argument says.
import { createLog, quietConsole } from '../../../bot/log.ts';
import { runProcess } from '../../../bot/run-process.ts';

const [what] = process.argv.slice(2);
const log = createLog('info');
const forEver = new Promise<void>(() => undefined);
// Holds the process open, as a connection that a library keeps does.
setInterval(() => undefined, 1_000);

await runProcess(() => {
  if (what === 'does not start') throw Object.assign(new Error('unable to open database file'), { errcode: 14 });
  return Promise.resolve({
    desk: {
      port: 0,
      stop: () => (what === 'hangs' ? forEver : Promise.resolve()),
      unfinished: () => ['late answers'],
    },
    log,
    stopWithinMs: 300,
  });
});
quietConsole(console, log);
log.info({}, 'started');
if (what === 'rejects') void Promise.reject(new Error('nobody waits for it'));
if (what === 'throws') setImmediate(() => void JSON.parse('{'));
if (what === 'prints') console.error('token eyJ0');
