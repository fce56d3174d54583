import { AwsError } from '../../contracts/aws-error.ts';
import type { StateRequest } from './state-rules.ts';

const DONE = {
  start: 'started',
  stop: 'stopped',
  terminate: 'terminated',
  reboot: 'rebooted',
  attach: 'given a volume',
} as const satisfies Record<StateRequest | 'attach', string>;

/** EC2's refusal of a request in the instance's present state. */
export function incorrectState(id: string, request: keyof typeof DONE): AwsError {
  return new AwsError(
    'IncorrectInstanceState',
    `The instance '${id}' is not in a state from which it can be ${DONE[request]}.`,
  );
}
