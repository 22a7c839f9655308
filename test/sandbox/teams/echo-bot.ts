import {
  type Activity,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  TeamsInfo,
  TurnContext,
} from 'botbuilder';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { TokenCredentials } from 'botframework-connector/lib/auth/tokenCredentials.js';
import { Agent, get } from 'node:http';
import restify from 'restify';

// A real botbuilder bot: prints its port, then echoes, updates, reads members and answers cards, for processes.test.ts. With
// a card for a message that begins so it is also the floor of the benchmarks, which have it ask for addresses before each.
const {
  ECHO_READS: addresses = '',
  ECHO_AUTHORIZATION: authorization = '',
  ECHO_CONNECTOR_TOKEN = '',
  ECHO_METADATA_URL,
} = process.env;
const reads = addresses.split(' ').filter((address) => address !== '');
const agent = new Agent({ keepAlive: true });
/** Brings the token that it was given, and looks at those of others where it is told who issues them. */
class GivenToken extends ServiceClientCredentialsFactory {
  override isValidAppId = () => Promise.resolve(true);
  override isAuthenticationDisabled = () => Promise.resolve(ECHO_METADATA_URL === undefined);
  override createCredentials = () => Promise.resolve(new TokenCredentials(ECHO_CONNECTOR_TOKEN));
}
const issuer = ECHO_METADATA_URL && {
  ToBotFromChannelOpenIdMetadataUrl: ECHO_METADATA_URL,
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
};
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(issuer || {}, new GivenToken()));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());

server.get('/readyz', (_request, response, next) => {
  response.send(200);
  next();
});
server.post('/api/messages', (request, response, next) => {
  adapter.process(activityIn(request), response, answer).then(() => next(), next);
});

function activityIn({ body, headers, method }: restify.Request) {
  return { body: body as Record<string, unknown>, headers, method: method ?? 'POST' };
}

async function answer(context: TurnContext): Promise<void> {
  const { type, text } = context.activity;
  if (type === 'invoke') return answerInvoke(context);
  if (type !== 'message' || !text) return;
  if (text === 'later') return answerLater(context.activity);
  if (text.startsWith('card')) return answerCard(context);
  await context.sendActivity({ type: 'typing' });
  const sent = await context.sendActivity(`Echo: ${text}`);
  const [member] = await readMembers(context);
  await context.updateActivity({ type: 'message', id: sent?.id ?? '', text: `${member ?? 'Nobody'} said ${text}` });
}

async function answerCard(context: TurnContext): Promise<void> {
  await Promise.all(reads.map(readUnseen));
  const card = CardFactory.adaptiveCard(cardSaying(context.activity.text));
  await context.sendActivity(MessageFactory.attachment(card));
}

function readUnseen(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers: { authorization } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address} answered ${String(response.statusCode)}`));
      response.resume().on('end', resolve);
    });
    request.on('error', reject);
  });
}

async function answerInvoke(context: TurnContext): Promise<void> {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: cardSaying('answered') };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

function cardSaying(text: string) {
  return { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] };
}

async function answerLater(activity: Activity): Promise<void> {
  const reference = TurnContext.getConversationReference(activity);
  await adapter.continueConversationAsync('', reference, async (context) => {
    await context.sendActivity('Later is now.');
  });
}

async function readMembers(context: TurnContext): Promise<string[]> {
  const { members } = await TeamsInfo.getPagedMembers(context);
  const member = await TeamsInfo.getMember(context, context.activity.from.id);
  return members.filter(({ id }) => id === member.id).map(({ name }) => name);
}

server.listen(0, '127.0.0.1', () => {
  console.log((server.address() as { port: number }).port);
});
