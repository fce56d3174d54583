import * as z from 'zod/mini';
import type { Environment } from './environment.ts';

const text = z.string();
const url = z.url({ protocol: /^https?$/, error: 'no http or https URL' });
const endpoint = z.pipe(
  url,
  z.transform((given: string) => given.replace(/\/+$/, '')),
);

const WHOLE_SECONDS = 'not a whole number of seconds, at least 1';
const seconds = (byDefault: number) =>
  z._default(z.coerce.number().check(z.int(WHOLE_SECONDS), z.positive(WHOLE_SECONDS)), byDefault);

const Variables = z.object({
  AWS_REGION: text,
  AWS_ENDPOINT_URL: z.optional(url),
  AWS_ACCESS_KEY_ID: z.optional(text),
  AWS_SECRET_ACCESS_KEY: z.optional(text),
  AWS_SESSION_TOKEN: z.optional(text),
  ACCOUNT_ID: z.string().check(z.regex(/^\d{12}$/, 'not twelve digits')),
  STAGE: text,
  TABLE_NAME: text,
  BUCKET_NAME: text,
  MAC_KEY_ID: text,
  SEALING_KEY_ID: text,
  STATE_MACHINE_ARN_PREFIX: z
    .string()
    .check(z.regex(/^arn:.+:stateMachine:/, 'not the beginning of a state machine ARN')),
  WAKE_DOCUMENT_NAME: text,
  PERSON_OBJECTS_URL: z.optional(endpoint),
  INSTANCE_OBJECTS_URL: z.optional(endpoint),
  AGENT_ENDPOINT: endpoint,
  COOKBOOKS_FILE: text,
  AGENT_FILE: text,
  LOG_LEVEL: z._default(
    z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR'], 'none of DEBUG, INFO, WARN, ERROR'),
    'INFO',
  ),
  HEARTBEAT_SECONDS: seconds(60),
  LEASE_SECONDS: seconds(120),
  CONFIGURE_QUIET_SECONDS: seconds(5),
  CONFIGURE_MAX_WAIT_SECONDS: seconds(60),
  BOOT_RUNNING_TIMEOUT_SECONDS: seconds(600),
  BOOT_CONTACT_TIMEOUT_SECONDS: seconds(900),
  COMMAND_TIMEOUT_SECONDS: seconds(7200),
  SHUTDOWN_GRACE_SECONDS: seconds(30),
  SILENT_AFTER_SECONDS: seconds(300),
  ANY_REGION: z._default(z.enum(['true', 'false']), 'false'),
});

type Variables = z.infer<typeof Variables>;

/**
 * Reads the environment of a function.
 * @throws Error that names every variable that is missing or wrong, and how; values are not repeated in it
 */
export function readEnvironment(record: Readonly<Record<string, string | undefined>>): Environment {
  const given = withoutEmpty(record);
  const read = Variables.safeParse(given);
  if (!read.success) throw new Error(`The environment is not complete: ${faults(read.error.issues, given)}`);
  return Object.freeze({
    aws: Object.freeze(aws(read.data)),
    settings: Object.freeze(settings(read.data)),
    stage: read.data.STAGE,
    logLevel: read.data.LOG_LEVEL,
    agentEndpoint: read.data.AGENT_ENDPOINT,
    cookbooksFile: read.data.COOKBOOKS_FILE,
    agentFile: read.data.AGENT_FILE,
  });
}

/** An empty variable is how templates and shells say "not set". */
function withoutEmpty(
  record: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));
}

function faults(issues: readonly z.core.$ZodIssue[], given: Record<string, unknown>): string {
  const fault = ({ path, message }: z.core.$ZodIssue) => {
    const name = String(path[0]);
    return given[name] === undefined ? `${name} is missing` : `${name} is wrong (${message})`;
  };
  return issues.map(fault).join(', ');
}

function aws(from: Variables): Environment['aws'] {
  return {
    region: from.AWS_REGION,
    account: from.ACCOUNT_ID,
    endpoint: from.AWS_ENDPOINT_URL,
    credentials: credentials(from),
    tableName: from.TABLE_NAME,
    bucketName: from.BUCKET_NAME,
    macKeyId: from.MAC_KEY_ID,
    sealingKeyId: from.SEALING_KEY_ID,
    stateMachineArnPrefix: from.STATE_MACHINE_ARN_PREFIX,
    wakeDocumentName: from.WAKE_DOCUMENT_NAME,
    personObjectsUrl: from.PERSON_OBJECTS_URL,
    instanceObjectsUrl: from.INSTANCE_OBJECTS_URL,
  };
}

/**
 * Locally all functions share one process, so each is told its own credentials here. On AWS the SDK finds the
 * role's by itself.
 */
function credentials(from: Variables): Environment['aws']['credentials'] {
  const { AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = from;
  if (!AWS_ENDPOINT_URL || !accessKeyId || !secretAccessKey) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken: from.AWS_SESSION_TOKEN };
}

function settings(from: Variables): Environment['settings'] {
  return {
    heartbeatSeconds: from.HEARTBEAT_SECONDS,
    leaseSeconds: from.LEASE_SECONDS,
    configureQuietSeconds: from.CONFIGURE_QUIET_SECONDS,
    configureMaxWaitSeconds: from.CONFIGURE_MAX_WAIT_SECONDS,
    bootRunningTimeoutSeconds: from.BOOT_RUNNING_TIMEOUT_SECONDS,
    bootContactTimeoutSeconds: from.BOOT_CONTACT_TIMEOUT_SECONDS,
    commandTimeoutSeconds: from.COMMAND_TIMEOUT_SECONDS,
    shutdownGraceSeconds: from.SHUTDOWN_GRACE_SECONDS,
    silentAfterSeconds: from.SILENT_AFTER_SECONDS,
    anyRegion: from.ANY_REGION === 'true',
  };
}
