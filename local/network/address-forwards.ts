import { forwardPort, type PortForward } from './forward-port.ts';

export interface AddressForward {
  /** An address of this host's loopback. */
  from: string;
  to: string;
  ports: readonly number[];
}

/** Addresses that answer in the place of others. */
export interface AddressForwards {
  /** Has what comes to these ports go on; without any, ends what `id` had. Not to be called twice at once for one id. */
  set(id: string, wanted?: AddressForward): Promise<void>;
  close(): Promise<void>;
}

/** @param report hears of each port that cannot be opened, as one below 1024 is for who is not root */
export function createAddressForwards(report: (line: string) => void): AddressForwards {
  const open = new Map<string, PortForward[]>();
  const end = async (id: string): Promise<void> => {
    const forwards = open.get(id) ?? [];
    open.delete(id);
    await Promise.all(forwards.map((forward) => forward.close()));
  };
  return {
    set: async (id, wanted) => {
      await end(id);
      if (wanted) open.set(id, await openAll(wanted, report));
    },
    close: async () => void (await Promise.all([...open.keys()].map(end))),
  };
}

async function openAll(
  { from, to, ports }: AddressForward,
  report: (line: string) => void,
): Promise<PortForward[]> {
  const tried = ports.map(async (port) => {
    try {
      return [await forwardPort({ host: from, port }, { host: to, port })];
    } catch (error) {
      report(`The elastic IP ${from} does not answer at port ${port}: ${String(error)}`);
      return [];
    }
  });
  return (await Promise.all(tried)).flat();
}
