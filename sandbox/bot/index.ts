import { enableCompileCache } from 'node:module';

enableCompileCache();
const [{ runProcess }, { startBot }, { sandboxBotSettings }, { clockSettings, sandboxClock }] = await Promise.all([
  import('../../bot/run-process.ts'),
  import('../../bot/start.ts'),
  import('./settings.ts'),
  import('../sandbox-clock.ts'),
]);
const time = clockSettings(process.env);
await runProcess(() => startBot(sandboxBotSettings(process.env), { clock: sandboxClock(time), speed: time.speed }));
