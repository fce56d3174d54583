import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Call } from '../../contracts/aws-service.ts';
import type { Ec2 } from '../ec2.ts';
import { forgetTerminated } from '../forget-terminated.ts';
import { newId } from '../ids.ts';
import { addInstance } from '../launch/add-instance.ts';
import { fingerprint } from '../launch/fingerprint.ts';
import { type LaunchPlan, planLaunch } from '../launch/plan-launch.ts';
import { toReservation } from '../to-reservation.ts';

/**
 * Makes instances; the same ClientToken with the same parameters answers the first call's instances again.
 * @throws AwsError IdempotentParameterMismatch, IdempotentInstanceTerminated, InvalidAMIID.NotFound and others
 */
export function runInstances(ec2: Ec2, input: RunInstancesRequest, call: Call): Reservation {
  forgetTerminated(ec2);
  const reservationId = earlierLaunch(ec2, input) ?? launch(ec2, planLaunch(ec2, input, call.region), input);
  return toReservation(ec2, reservationId, ec2.instances.having('reservationId', reservationId));
}

function earlierLaunch(ec2: Ec2, input: RunInstancesRequest): string | undefined {
  const earlier = input.ClientToken === undefined ? undefined : ec2.launches.get(input.ClientToken);
  if (!earlier) return undefined;
  if (earlier.fingerprint !== fingerprint(input))
    throw new AwsError(
      'IdempotentParameterMismatch',
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  const instances = ec2.instances.having('reservationId', earlier.reservationId);
  if (instances.every(({ state }) => state === 'terminated'))
    throw new AwsError(
      'IdempotentInstanceTerminated',
      'The request uses the same client token as a previous request whose instances have been terminated.',
    );
  return earlier.reservationId;
}

/** All of the launch or none: the token, the addresses, the volumes, the instances and their events. */
function launch(ec2: Ec2, plan: LaunchPlan, input: RunInstancesRequest): string {
  const reservationId = newId('r');
  return ec2.change(() => {
    if (input.ClientToken !== undefined)
      ec2.launches.put({ token: input.ClientToken, fingerprint: fingerprint(input), reservationId });
    let made = 0;
    while (made < plan.maxCount && addInstance(ec2, plan, { reservationId, launchIndex: made })) made++;
    if (made < plan.minCount)
      throw new AwsError(
        'InsufficientFreeAddressesInSubnet',
        `There are not enough free addresses in subnet '${plan.place.subnetId}' to satisfy the requested number of instances.`,
      );
    return reservationId;
  });
}
