import type { DescribeInstancesRequest, DescribeInstancesResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { findInstance } from '../find-instance.ts';
import { forgetTerminated } from '../forget-terminated.ts';
import { instanceFilters } from '../instance-filters.ts';
import { pageOf } from '../page-of.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import { selectBy } from '../select-by.ts';
import { toReservation } from '../to-reservation.ts';

/** A terminated instance is shown for an hour. */
export function describeInstances(ec2: Ec2, input: DescribeInstancesRequest): DescribeInstancesResult {
  forgetTerminated(ec2);
  if (input.InstanceIds?.length && input.MaxResults !== undefined)
    throw new AwsError(
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with maxResults',
    );
  const asked = input.InstanceIds?.length
    ? input.InstanceIds.map((id) => findInstance(ec2, id))
    : ec2.instances.all();
  const matching = selectBy(asked, input.Filters, instanceFilters(ec2), ({ id }) => ec2.tags.of(id));
  const page = pageOf(matching, ({ id }) => id, input);
  return { Reservations: reservations(ec2, page.items), NextToken: page.NextToken };
}

function reservations(ec2: Ec2, instances: InstanceRecord[]): DescribeInstancesResult['Reservations'] {
  const byReservation = Map.groupBy(instances, ({ reservationId }) => reservationId);
  return [...byReservation].map(([id, members]) => toReservation(ec2, id, members));
}
