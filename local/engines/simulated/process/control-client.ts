import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { json } from 'node:stream/consumers';
import { MachineNotRunningError } from '../../../contracts/machine-not-running-error.ts';
import type { Connection } from './connection.ts';

/** Talks to the simulator's process. */
export interface ControlClient {
  /** @throws MachineNotRunningError; Error with the simulator's words when it refuses, or when it is not there */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
  /** The response's body as it comes; destroy it to end it. */
  open(path: string): Promise<IncomingMessage>;
  close(): void;
}

export function controlClient({ url, secret }: Connection): ControlClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });

  const send = (method: string, path: string, body?: unknown): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${secret}` };
      const sent = requestHttp(url + path, { method, headers, agent }, resolve);
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });

  return {
    ask: async (method, path, body) => {
      const response = await send(method, path, body);
      const answer = await json(response);
      if (response.statusCode === 200) return answer;
      if (response.statusCode === 409) throw new MachineNotRunningError(path.split('/')[2] ?? '');
      throw new Error((answer as { message: string }).message);
    },
    open: (path) => send('GET', path),
    close: () => agent.destroy(),
  };
}
