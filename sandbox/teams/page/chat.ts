import { ChatPage } from './chat-page.ts';
import { clientFor, loadSettings } from './settings.ts';
import { teamsApi } from './teams-api.ts';

const people = await teamsApi.people();
const settings = loadSettings(people);
const person = people.find(({ objectId }) => objectId === settings.person);
const app = await teamsApi.app(person ? clientFor(person, settings).locale : '');
// `?client=old` plays a client from before Universal Actions.
const knowsExecute = new URLSearchParams(location.search).get('client') !== 'old';
new ChatPage(people, settings, { app, knowsExecute }).start();
