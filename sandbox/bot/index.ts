import { enableCompileCache } from 'node:module';

enableCompileCache();
const [{ runProcess }, { startInSandbox }] = await Promise.all([
  import('../../bot/run-process.ts'),
  import('./start-in-sandbox.ts'),
]);
await runProcess(() => startInSandbox(process.env));
