import type { ContainerEngine } from './container-engine.ts';
import { probeEngine } from './probe-engine.ts';

export interface EngineSearch {
  engine: ContainerEngine | undefined;
  /** Why sockets that exist could not be used. */
  obstacles: string[];
}

/** The first of these sockets behind which a usable engine answers. */
export async function findEngine(sockets: readonly string[]): Promise<EngineSearch> {
  const obstacles: string[] = [];
  for (const socket of sockets) {
    const probe = await probeEngine(socket);
    if (probe.kind === 'usable') return { engine: probe.engine, obstacles };
    if (probe.kind === 'unusable') obstacles.push(probe.reason);
  }
  return { engine: undefined, obstacles };
}
