const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isObjectId(text: string): boolean {
  return guid.test(text);
}

/** The person as this bot knows them. Teams gives every bot its own ids for people. */
export function userIdOf(objectId: string): string {
  return `29:1${encode(objectId)}`;
}

/** The personal chat of bot and person: always the same, so that a bot's stored reference outlives this process. */
export function personalChatIdOf(objectId: string): string {
  return `a:1${encode(objectId)}`;
}

/** Whose personal chat this is; undefined for any other conversation. */
export function ownerOfChat(conversationId: string): string | undefined {
  return conversationId.startsWith('a:1') ? decode(conversationId.slice(3)) : undefined;
}

/** The person's object id in any of the forms in which the Bot Connector takes people. */
export function objectIdOf(userId: string): string | undefined {
  if (userId.startsWith('29:1')) return decode(userId.slice(4));
  const objectId = userId.replace(/^8:orgid:/, '').toLowerCase();
  return isObjectId(objectId) ? objectId : undefined;
}

function encode(objectId: string): string {
  return Buffer.from(objectId.replaceAll('-', ''), 'hex').toString('base64url');
}

function decode(text: string): string | undefined {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  const objectId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isObjectId(objectId) && encode(objectId) === text ? objectId : undefined;
}
