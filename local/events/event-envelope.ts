import { randomUUID } from 'node:crypto';
import type { CloudEvent } from '../contracts/cloud-event.ts';

/** An event as EventBridge hands it to its targets. */
export interface EventEnvelope {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: object;
}

export interface EventPlace {
  accountId: string;
  region: string;
}

export function toEnvelope(
  { source, detailType, detail, resources = [] }: CloudEvent,
  place: EventPlace,
  nowMs: number,
): EventEnvelope {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source,
    account: place.accountId,
    // EventBridge's times are whole seconds.
    time: new Date(nowMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: place.region,
    resources,
    detail,
  };
}
