// Gives Teams the code that proves this sign-in, and Teams closes the window. teams-js sends it to Teams' own windows only.
const { code, origins } = document.getElementById('signed-in').dataset;
const { app, authentication } = globalThis.microsoftTeams;
try {
  await app.initialize(origins === '' ? undefined : origins.split(' '));
  authentication.notifySuccess(code);
} catch {
  // Opened outside of Teams: the page says where to go on.
}
