import type {
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  InstanceStatus,
} from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { findInstance } from '../find-instance.ts';
import { instanceFilters } from '../instance-filters.ts';
import { INSTANCE_STATE_CODES } from '../machines/instance-state.ts';
import { pageOf } from '../page-of.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import { selectBy } from '../select-by.ts';

/** Only running instances, unless all are asked for. */
export function describeInstanceStatus(
  ec2: Ec2,
  input: DescribeInstanceStatusRequest,
): DescribeInstanceStatusResult {
  const asked = input.InstanceIds?.length
    ? input.InstanceIds.map((id) => findInstance(ec2, id))
    : ec2.instances.all();
  const shown = asked.filter(({ state }) => input.IncludeAllInstances || state === 'running');
  const page = pageOf(selectBy(shown, input.Filters, instanceFilters(ec2)), ({ id }) => id, input);
  return { InstanceStatuses: page.items.map(toStatus), NextToken: page.NextToken };
}

/** What the engine calls running passes EC2's checks: there is no hardware of our own that could fail them. */
function toStatus({ id, state, availabilityZone }: InstanceRecord): InstanceStatus {
  const Status = state === 'running' ? 'ok' : 'not-applicable';
  return {
    InstanceId: id,
    AvailabilityZone: availabilityZone,
    InstanceState: { Code: INSTANCE_STATE_CODES[state], Name: state },
    InstanceStatus: { Status },
    SystemStatus: { Status },
    Events: [],
  };
}
