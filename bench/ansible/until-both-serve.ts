import { poll } from '../system/poll.ts';

/** Resolves when a load balancer has given pages of every one of these servers, which say who served them. */
export async function untilBothServe(ip: string, hostnames: readonly string[]): Promise<void> {
  const waiting = new Set(hostnames);
  await poll(`pages of ${hostnames.join(' and ')} through ${ip}`, async () => {
    const page = await pageOf(ip);
    for (const hostname of waiting) if (page.includes(`<b>${hostname}</b>`)) waiting.delete(hostname);
    return waiting.size === 0 || undefined;
  });
}

/** Nothing while nobody listens, or no server is behind it. */
async function pageOf(ip: string): Promise<string> {
  try {
    const response = await fetch(`http://${ip}/`, { signal: AbortSignal.timeout(1000) });
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
}
