import { ChatPage } from './chat-page.ts';
import { loadSettings } from './settings.ts';
import { teamsApi } from './teams-api.ts';

const people = await teamsApi.people();
// `?client=old` plays a client from before Universal Actions.
const knowsExecute = new URLSearchParams(location.search).get('client') !== 'old';
new ChatPage(people, loadSettings(people), knowsExecute).start();
