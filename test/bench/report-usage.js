// Loaded into a bot before its own code: tells what the process has used so far, whenever it is asked. JavaScript for the reason
// that bot/index.js gives.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

process.on('message', (message) => {
  if (message === 'report') report();
  if (message === 'report what is held') {
    collectGarbage();
    report();
  }
});
// Being ready to answer must not keep the bot from ending.
process.channel?.unref();

function report() {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ cpuMs: (user + system) / 1_000, rssMb: rss / 2 ** 20, heldMb: (heapUsed + external) / 2 ** 20 });
}

function collectGarbage() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
