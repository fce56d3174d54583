import { addressOf } from './address-of.ts';
import type { FullInstance } from './full-instance.ts';
import { FULL_STACK_NAME } from './make-stack.ts';
import type { Page } from './page.ts';

/** What the layers show of themselves; the user is `opsworks`, the password one of the stack's secrets. */
export interface StatusPages {
  /** Of the whole stack; it names its hosts. */
  ganglia: Page;
  /** HAProxy's statistics as CSV. */
  haproxy: Page;
}

export function statusPages(instances: Record<string, FullInstance>): StatusPages {
  const at = (layer: 'monitoring-master' | 'lb', path: string): Page => ({
    url: `http://${addressOf(instances, layer)}${path}`,
  });
  return {
    ganglia: at('monitoring-master', `/ganglia/?c=${FULL_STACK_NAME}`),
    haproxy: at('lb', '/haproxy?stats;csv'),
  };
}
