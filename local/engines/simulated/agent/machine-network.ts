import { PowerOffError } from '../power-off-error.ts';
import type { Boot } from './boot.ts';
import type { Transport } from './transport.ts';

/** The machine's network as its script has it: nothing passes in a silent period, some requests pass twice. */
export function machineNetwork(boot: Omit<Boot, 'send'>): Transport {
  const { power, world } = boot;

  const checkLine = (): void => {
    if (power.aborted) throw new PowerOffError();
    const sinceMs = world.clock.now() - boot.poweredOnAt;
    const cut = (boot.behavior.silent ?? []).some(
      ({ fromMs, toMs = Number.POSITIVE_INFINITY }) => sinceMs >= fromMs && sinceMs < toMs,
    );
    if (cut) throw new Error('The network is cut');
  };

  return async (request) => {
    checkLine();
    const twice = boot.random() < (boot.behavior.duplicateSends ?? 0);
    const first = world.transport(request);
    const second = twice ? world.transport(request).catch(() => {}) : undefined;
    try {
      return await first;
    } finally {
      await second;
      // An answer that comes after the line is cut is lost, like any other.
      checkLine();
    }
  };
}
