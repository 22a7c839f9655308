// Loaded into a bot before its own code: tells what the process has used so far, whenever it is asked.
process.on('message', (message) => {
  if (message !== 'report') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 2 ** 20 });
});
// Being ready to answer must not keep the bot from ending.
process.channel?.unref();
