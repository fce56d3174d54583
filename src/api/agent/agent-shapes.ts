// What agents may send (docs/agent-protocol.md): one shape per route, in one place as in the document.

import * as z from 'zod/mini';
import { ValidationError } from '../../domain/errors.ts';
import type { CommandId } from '../../domain/ids.ts';

const text = z.string().check(z.maxLength(2048));
const whole = z.int().check(z.nonnegative());
const numbers = z.record(z.string(), z.number());
const commandId = z.pipe(
  text,
  z.transform((id) => id as CommandId),
);
const maybe = <T extends z.core.$ZodType>(type: T) => z.optional(z.nullable(type));

export const Hello = z.object({ instanceId: text });

export const Register = z.object({
  instanceId: text,
  nonce: text,
  proof: z.object({ body: text, headers: z.record(z.string(), z.string().check(z.maxLength(8192))) }),
  bootId: text,
  agentVersion: text,
  os: z.optional(z.object({ family: z.optional(text), name: z.optional(text), version: z.optional(text) })),
  hostKeys: z.optional(z.object({ rsaFingerprint: z.optional(text) })),
});

const word = { bootId: text, agentRun: text, agentVersion: z.optional(text) };

export const Next = z.object(word);

export const Hold = z.object({ commandId, fence: whole });

export const Log = z.object({ commandId, fence: whole, offset: whole, chunk: z.string() });

export const Result = z.object({
  commandId,
  fence: whole,
  exitCode: z.int(),
  signal: maybe(text),
  interrupted: maybe(z.boolean()),
  cause: maybe(
    z.object({
      message: z.string(),
      exception: maybe(z.string()),
      cookbook: maybe(text),
      recipe: maybe(text),
      file: maybe(z.string()),
      line: maybe(z.int()),
      resource: maybe(z.string()),
    }),
  ),
});

export const Heartbeat = z.object({
  ...word,
  uptimeSeconds: z.optional(z.number()),
  cpu: z.optional(numbers),
  memory: z.optional(numbers),
  load: z.optional(numbers),
  procs: z.optional(whole),
  running: maybe(Hold),
});

/**
 * The body in its route's shape, with null read as absent.
 * @throws ValidationError naming the first member that does not fit
 */
export function read<T extends z.ZodMiniType>(shape: T, body: unknown): WithoutNull<z.output<T>> {
  const parsed = z.safeParse(shape, body);
  if (parsed.success) return withoutNull(parsed.data) as WithoutNull<z.output<T>>;
  const [issue] = parsed.error.issues;
  throw new ValidationError(`${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is not as expected'}.`);
}

type WithoutNull<T> = T extends string
  ? T
  : T extends object
    ? { [K in keyof T]: WithoutNull<Exclude<T[K], null>> }
    : T;

function withoutNull(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutNull(member)]));
}
