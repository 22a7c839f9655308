export default async function stop(): Promise<void> {
  const { endTestRun } = globalThis as { endTestRun?: () => Promise<unknown> };
  await endTestRun?.();
}
