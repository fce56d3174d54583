import { addressOf } from './address-of.ts';
import type { FullInstance } from './full-stack.ts';
import { FULL_STACK_NAME } from './make-stack.ts';
import type { Page } from './page.ts';

/** Ganglia's page of the whole stack, which names its hosts. */
export function gangliaPage(instances: Record<string, FullInstance>): Page {
  return { url: `http://${addressOf(instances, 'monitoring-master')}/ganglia/?c=${FULL_STACK_NAME}` };
}
