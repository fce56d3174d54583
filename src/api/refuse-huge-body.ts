import { ValidationError } from '../domain/errors.ts';

/** OpsWorks' largest member is 120 KB of custom JSON; nothing honest comes near this. */
const MAX_BYTES = 1024 * 1024;

/** @throws ValidationError for a body over 1 MB, before anything of it is looked at */
export function refuseHugeBody(body: Uint8Array): void {
  if (body.byteLength > MAX_BYTES)
    throw new ValidationError(
      `The request is too large (${body.byteLength} bytes; maximum is ${MAX_BYTES}).`,
    );
}
