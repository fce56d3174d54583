import type { Deployed } from './deployed.ts';

/** The apps that were asked to be deployed after an instance got its documents: it would go online with old code. */
export function missedDeploys(deployed: Deployed | undefined, builtAt: string): string[] {
  return Object.entries(deployed?.at ?? {})
    .filter(([, at]) => at >= builtAt)
    .map(([appId]) => appId)
    .sort();
}
