import type { ServerResponse } from 'node:http';
import type { EngineMachine } from '../../../contracts/engine.ts';
import type { SimulatedEngine } from '../simulated-engine.ts';

/** Streams what becomes of the machines by themselves, a JSON line each, from the moment that the headers come. */
export function streamChanges(engine: SimulatedEngine, response: ServerResponse): void {
  const watch = engine.watch((change: EngineMachine) => response.write(`${JSON.stringify(change)}\n`));
  response.on('close', () => watch.close());
  response.writeHead(200, { 'content-type': 'application/x-ndjson' }).flushHeaders();
}
