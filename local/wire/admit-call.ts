import type { Call } from '../contracts/aws-service.ts';

/**
 * Asked before each call is carried out: may this caller do this to these resources (role check), and does the
 * fault mode let it through? Throws AwsError when not.
 */
export type AdmitCall = (service: string, call: Call, input: object) => void;
