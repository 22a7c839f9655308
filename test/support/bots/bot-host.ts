import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * A process in which bots start, the second in a thirtieth of the time that a process of its own takes: the product is loaded
 * once. Whoever connects sends the environment as a line of JSON, gets the log, and ends their side to stop the bot.
 */
const connected = new Set<Socket>();
const server = createServer({ allowHalfOpen: true }, (socket) => {
  connected.add(socket);
  socket.once('close', () => connected.delete(socket));
  // Somebody who has gone away needs no more log.
  socket.on('error', () => socket.destroy());
  host(socket).catch((error: unknown) => socket.end(`${JSON.stringify({ failed: String(error) })}\n`));
});
server.listen(Number(process.argv[2]), '127.0.0.1');
await once(server, 'listening');
process.send?.((server.address() as AddressInfo).port);
process.once('disconnect', () => process.exit());
for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.once(event, endAll);

async function host(socket: Socket): Promise<void> {
  const left = Promise.race([once(socket, 'end'), once(socket, 'close')]);
  const [line] = (await once(createInterface({ input: socket }), 'line')) as [string];
  const { startSandboxBot } = await import('../../../sandbox/bot/start-sandbox-bot.ts');
  const { desk } = await startSandboxBot(JSON.parse(line) as Record<string, string>, {
    write: (text) => void socket.write(text),
  });
  keepCompiled();
  await left;
  await desk.stop();
  socket.end();
}

let isCompiledKept = false;

/** For the bots that get a process of their own, most of which are killed and leave nothing behind. */
function keepCompiled(): void {
  if (!isCompiledKept) flushCompileCache();
  isCompiledKept = true;
}

/** As a bot does in a process of its own after such a thing. */
function endAll(error: unknown): void {
  const failed = error instanceof Error ? error.stack : String(error);
  for (const socket of connected) socket.end(`${JSON.stringify({ failed })}\n`);
  setImmediate(() => process.exit(1));
}
