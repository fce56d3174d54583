import type { Target } from '../serverless/declared-cloud.ts';
import type { EventEnvelope } from './event-envelope.ts';

/** What a target gets: a constant, a part of the event, text with parts filled in, or the whole event. */
export function targetInput({ input, inputPath, inputTransformer }: Target, event: EventEnvelope): unknown {
  if (input !== undefined) return JSON.parse(input);
  if (inputPath !== undefined) return readPath(event, inputPath);
  if (inputTransformer === undefined) return event;
  const { inputPathsMap, inputTemplate } = inputTransformer;
  const filled = inputTemplate.replace(/"?<([\w.-]+)>"?/g, (whole, name: string) =>
    fill(whole, name in inputPathsMap ? readPath(event, inputPathsMap[name] ?? '$') : reserved(name, event)),
  );
  return JSON.parse(filled);
}

/** A placeholder in quotes becomes text, one without becomes the JSON of its value. */
function fill(whole: string, value: unknown): string {
  if (!whole.startsWith('"')) return JSON.stringify(value ?? '');
  return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value ?? ''));
}

function reserved(name: string, event: EventEnvelope): unknown {
  if (name === 'aws.events.event' || name === 'aws.events.event.json') return event;
  if (name === 'aws.events.event.ingestion-time') return event.time;
  throw new Error(`The input template names <${name}>, which has no path`);
}

/** `$.detail.state`, `$.detail['instance-id']` */
function readPath(event: unknown, path: string): unknown {
  const names = [...path.matchAll(/\.([\w-]+)|\['([^']+)'\]|\[(\d+)\]/g)].map(
    (found) => found[1] ?? found[2] ?? found[3] ?? '',
  );
  return names.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name],
    event,
  );
}
