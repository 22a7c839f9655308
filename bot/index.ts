import { enableCompileCache } from 'node:module';

enableCompileCache();
// Loaded after the cache is on: most of the start is compiling the Bot Framework.
const [{ runProcess }, { startBot }] = await Promise.all([import('./run-process.ts'), import('./start.ts')]);
await runProcess(() => startBot(process.env));
