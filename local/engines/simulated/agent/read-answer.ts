import { KeyRefusedError } from './key-refused-error.ts';
import { StaleCommandError } from './stale-command-error.ts';
import type { TransportResponse } from './transport.ts';
import { TryAgainError } from './try-again-error.ts';

/**
 * The control plane's answer, by its status alone.
 * @throws KeyRefusedError (401, 403), StaleCommandError (409), TryAgainError (all other refusals)
 */
export function readAnswer({ status, body }: TransportResponse): unknown {
  if (status >= 200 && status < 300) return JSON.parse(body.toString());
  const said = `${status} ${body.toString().slice(0, 300)}`;
  switch (status) {
    case 401:
    case 403:
      throw new KeyRefusedError(said);
    case 409:
      throw new StaleCommandError(said);
    default:
      throw new TryAgainError(said);
  }
}
