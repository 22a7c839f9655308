// Loaded by `--import` into the bot under test: a bug where nobody catches it, at the moment the test wants.
process.on('SIGUSR2', () => {
  throw new Error('made-up bug');
});
process.on('SIGWINCH', () => void Promise.reject(new Error('made-up bug')));
