import { NormalizedSchema } from '@smithy/core/schema';

/** One operation of a service, as the SDK's own schema describes it. */
export interface Operation {
  name: string;
  namespace: string;
  /** Method, path template and status of a REST operation. */
  http?: [string, string, number];
  input: NormalizedSchema;
  output: NormalizedSchema;
}

type SchemaReference = Parameters<typeof NormalizedSchema.of>[0];
type OperationSchema = [9, string, string, { http?: [string, string, number] } | number, unknown, unknown];

/** The operations of an SDK client package: its exported operation schemas. */
export function readOperations(sdk: object): Map<string, Operation> {
  return new Map(
    Object.values(sdk)
      .filter(isOperationSchema)
      .map((schema) => [schema[2], toOperation(schema)]),
  );
}

function isOperationSchema(value: unknown): value is OperationSchema {
  return Array.isArray(value) && value[0] === 9;
}

function toOperation([, namespace, name, traits, input, output]: OperationSchema): Operation {
  return {
    name,
    namespace,
    http: typeof traits === 'object' ? traits.http : undefined,
    input: resolve(input),
    output: resolve(output),
  };
}

/** References that cross each other in the SDK's module are wrapped in a function. */
function resolve(reference: unknown): NormalizedSchema {
  const schema = typeof reference === 'function' ? reference() : reference;
  return NormalizedSchema.of((schema ?? 'unit') as SchemaReference);
}
