import { enableCompileCache } from 'node:module';

enableCompileCache();
// Loaded after the cache is on: most of the start is compiling the Bot Framework.
const [{ runProcess }, { startInProduction }] = await Promise.all([
  import('./run-process.ts'),
  import('./start-in-production.ts'),
]);
await runProcess(() => startInProduction(process.env));
