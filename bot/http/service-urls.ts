/**
 * Where the Bot Connector of Teams is. The bot's own token goes to this address, so it is compared whole: anybody can have
 * another name under trafficmanager.net.
 */
export function isServiceUrlOn(hosts: readonly string[]): (serviceUrl: string) => boolean {
  const known = new Set(hosts.map((host) => host.toLowerCase()));
  return (serviceUrl) => {
    const url = URL.parse(serviceUrl);
    return url?.protocol === 'https:' && url.username === '' && url.password === '' && known.has(url.hostname);
  };
}
