/** What a service of the local cloud tells EventBridge. */
export interface CloudEvent {
  source: string;
  detailType: string;
  detail: object;
  resources?: string[];
}

/** Hands an event to the default bus; it is on disk when the promise is kept, and delivered at least once. */
export type EmitEvent = (event: CloudEvent) => Promise<void>;
