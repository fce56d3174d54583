/** Resolves at the first SIGINT, SIGTERM or SIGHUP; later ones are not heard, so that the end can be a clean one. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
}
