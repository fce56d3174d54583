import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { MachineSpec } from '../../../contracts/engine.ts';
import { MachineNotRunningError } from '../../../contracts/machine-not-running-error.ts';
import type { SimulatedEngine } from '../simulated-engine.ts';
import type { SimulatorScript } from '../simulator-script.ts';
import { streamChanges } from './stream-changes.ts';

/** An HTTP server, not yet listening, by which a control plane in another process works this engine. */
export function controlServer(engine: SimulatedEngine): Server {
  return createServer(async (request, response) => {
    if (!isAuthorized(request, engine.secret)) return answer(response, 403, { message: 'Forbidden' });
    if (request.url === '/changes') return streamChanges(engine, response);
    try {
      answer(response, 200, (await perform(engine, request)) ?? null);
    } catch (error) {
      const status = error instanceof MachineNotRunningError ? 409 : 500;
      answer(response, status, { message: error instanceof Error ? error.message : String(error) });
    }
  });
}

async function perform(engine: SimulatedEngine, request: IncomingMessage): Promise<unknown> {
  const [, what = '', id = '', action = ''] = (request.url ?? '').split('/').map(decodeURIComponent);
  switch (`${request.method} ${what}${action && `/${action}`}`) {
    case 'GET machines':
      return engine.list();
    case 'PUT machines':
      return engine.create((await json(request)) as MachineSpec);
    case 'DELETE machines':
      return engine.remove(id);
    case 'POST machines/start':
      return engine.start(id);
    case 'POST machines/stop':
      return engine.stop(id);
    case 'POST machines/reboot':
      return engine.reboot(id);
    case 'POST machines/crash':
      return engine.crash(id);
    case 'POST machines/run':
      return engine.run(id, ((await json(request)) as { script: string }).script);
    case 'DELETE volumes':
      return engine.removeVolume(id);
    case 'GET ledger':
      return engine.ledger();
    case 'PUT script':
      return engine.play((await json(request)) as SimulatorScript);
    case 'POST shutdown':
      return engine.shutdown();
    default:
      throw new Error(`The simulator has no ${request.method} ${request.url}`);
  }
}

function isAuthorized({ headers }: IncomingMessage, secret: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${secret}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
