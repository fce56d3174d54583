import type { EngineState } from '../../contracts/engine.ts';

const UP = new Set(['running', 'restarting', 'paused', 'stopping']);

/** A container's status, in either engine's words, as the state of a machine. A machine that is shutting down still runs. */
export function machineState(status: string): EngineState {
  return UP.has(status) ? 'running' : 'stopped';
}
