import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const page =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Agreement Desk</title><p>You can close this window and go back to the terminal.';

/** Where the browser comes back to, on this machine and for one sign-in. */
export class Landing {
  readonly redirectUri: string;
  /** What Entra sent with the browser. */
  readonly arrived: Promise<URLSearchParams>;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    // Entra compares this without the port (reply-url#localhost-exceptions).
    this.redirectUri = `http://localhost:${port}`;
    this.arrived = new Promise((resolve) => {
      server.on('request', (request, response) => {
        const { searchParams } = new URL(request.url ?? '/', this.redirectUri);
        // A browser also asks for an icon.
        const isAnswer = searchParams.has('code') || searchParams.has('error');
        response.writeHead(isAnswer ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', Connection: 'close' });
        response.end(isAnswer ? page : '');
        if (isAnswer) resolve(searchParams);
      });
    });
  }

  static async open(): Promise<Landing> {
    const server = createServer().listen(0, 'localhost');
    await once(server, 'listening');
    return new Landing(server);
  }

  /** The address at which a browser on another machine ended, as somebody pastes it. */
  parse(pasted: string): URLSearchParams | undefined {
    const url = URL.parse(pasted.trim());
    return url?.origin === this.redirectUri ? url.searchParams : undefined;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
