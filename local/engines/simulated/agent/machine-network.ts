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

  const sendOnce: Transport = async (request) => {
    checkLine();
    const answer = await world.transport(request);
    // An answer that comes after the line is cut is lost, like any other.
    checkLine();
    return answer;
  };

  return async (request) => {
    // As when an answer is lost: the agent asks again, and the control plane has heard it twice.
    if (boot.random() < (boot.behavior.duplicateSends ?? 0)) await sendOnce(request);
    return sendOnce(request);
  };
}
