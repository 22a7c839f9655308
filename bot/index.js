// JavaScript, as nothing else here: before its cache is on, Node strips types itself, and what does that stays in memory (15 MB).
import { enableCompileCache } from 'node:module';

enableCompileCache();
// Loaded after the cache is on: most of the start is compiling the Bot Framework.
const [{ runProcess }, { startBot }] = await Promise.all([import('./run-process.ts'), import('./start.ts')]);
await runProcess(() => startBot(process.env));
