// JavaScript for the same reason as bot/index.js.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const [{ runProcess }, { startSandboxBot }] = await Promise.all([
  import('../../bot/run-process.ts'),
  import('./start-sandbox-bot.ts'),
]);
await runProcess(() => startSandboxBot(process.env));
