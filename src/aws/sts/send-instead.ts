import type { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { IdentityProof } from '../../ports/identity.ts';

/** What the machine signed, and nothing else that it may have put among its headers. */
const PASSED_ON = [
  'authorization',
  'content-type',
  'host',
  'x-amz-date',
  'x-amz-security-token',
  'x-opswright-nonce',
];

/**
 * Makes this command carry the machine's signed request in place of ours. Host name and path of the connection stay
 * the client's: only what the signature covers is the machine's.
 */
export function sendInstead(command: GetCallerIdentityCommand, { body, headers }: IdentityProof): void {
  const passedOn = Object.fromEntries(
    PASSED_ON.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
  );
  command.middlewareStack.add(
    (next) => (args) => next({ ...args, request: { ...(args.request as object), body, headers: passedOn } }),
    { name: 'sendMachinesRequest', step: 'deserialize', priority: 'low' },
  );
}
