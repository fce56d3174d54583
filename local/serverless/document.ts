import * as z from 'zod/mini';

const anything = z.record(z.string(), z.unknown());
const event = z.record(z.string(), z.unknown());

const functionSchema = z.object({
  name: z.optional(z.string()),
  handler: z.string(),
  timeout: z.optional(z.number()),
  environment: z.optional(anything),
  events: z.optional(z.array(event)),
  iamRoleStatements: z.optional(z.array(anything)),
  iamRoleStatementsInherit: z.optional(z.boolean()),
  maximumRetryAttempts: z.optional(z.number()),
  onError: z.optional(z.unknown()),
  destinations: z.optional(z.object({ onFailure: z.optional(z.unknown()) })),
});

const schema = z.object({
  service: z.string(),
  provider: z.object({
    timeout: z.optional(z.number()),
    environment: z.optional(anything),
    iam: z.optional(z.object({ role: z.optional(z.object({ statements: z.optional(z.array(anything)) })) })),
  }),
  functions: z.optional(z.record(z.string(), functionSchema)),
  resources: z.optional(z.unknown()),
});

/** serverless.yml as far as the local cloud heeds it, variables resolved, intrinsic functions not yet. */
export type Document = z.infer<typeof schema>;
export type FunctionEntry = z.infer<typeof functionSchema>;

/** @throws Error that names the path of what is not as expected */
export function readDocument(value: unknown): Document {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Error(`serverless.yml: ${z.prettifyError(read.error)}`);
}
