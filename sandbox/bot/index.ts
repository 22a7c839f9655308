import { enableCompileCache } from 'node:module';

enableCompileCache();
const [{ runProcess }, { startBot }, { sandboxBotSettings }, { withOwnSigningKey }, { withSandboxWireMap }, times] =
  await Promise.all([
    import('../../bot/run-process.ts'),
    import('../../bot/start.ts'),
    import('./settings.ts'),
    import('./signing-key.ts'),
    import('./wire-map.ts'),
    import('../sandbox-clock.ts'),
  ]);
const time = times.clockSettings(process.env);
const environment = withSandboxWireMap(withOwnSigningKey(sandboxBotSettings(process.env)));
await runProcess(() => startBot(environment, { clock: times.sandboxClock(time), speed: time.speed }));
