import { startEntraSandbox } from './entra-sandbox.ts';

const port = Number(process.env['SANDBOX_ENTRA_PORT'] ?? 4182);

try {
  const sandbox = await startEntraSandbox({ port, dataDir: process.env['DATA_DIR'] ?? '.data' });
  console.log(`Entra sandbox: ${sandbox.url}, Graph at ${sandbox.url}/graph`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.close());
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE') throw error;
  console.error(`The Entra sandbox cannot start: port ${port} is taken. Set SANDBOX_ENTRA_PORT to a free one.`);
  process.exitCode = 1;
}
