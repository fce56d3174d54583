/** What the adapters must know of the installation they run in. */
export interface AwsEnvironment {
  region: string;
  /** The twelve digits of the installation's account. */
  account: string;
  /** One URL for all services: the local cloud's, or another stand-in for AWS. Absent on AWS. */
  endpoint?: string;
  /** Absent on AWS, where the SDK finds those of the function's role by itself. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  tableName: string;
  bucketName: string;
  /** HMAC_256 key from which access keys are derived. */
  macKeyId: string;
  /** Symmetric key under which secrets are stored. */
  sealingKeyId: string;
  /** All of a state machine's ARN before the machine's own name. */
  stateMachineArnPrefix: string;
  wakeDocumentName: string;
  /** Where people reach the object store, if not at `endpoint`. */
  personObjectsUrl?: string;
  /** Where instances reach the object store, if not at `endpoint`. */
  instanceObjectsUrl?: string;
}
