import { apiDate } from '../../domain/api-date.ts';
import type { StackId } from '../../domain/ids.ts';
import { withoutEmpty } from '../../domain/without-empty.ts';
import type { CreateStackRequest } from '../../model/opsworks.generated.ts';
import type { StackRecord } from '../../records/stack-record.ts';
import type { OperationContext } from '../operation-context.ts';
import { CLEARABLE } from './clearable.ts';

/** The stack that a request describes, with OpsWorks' defaults, its secrets still in the clear and unchecked. */
export function newStack(context: OperationContext, input: CreateStackRequest): Omit<StackRecord, 'sealed'> {
  const StackId = context.ids.guid() as StackId;
  const stack = {
    // What OpsWorks calls "the current Amazon Linux version".
    DefaultOs: 'Amazon Linux 2023',
    DefaultRootDeviceType: 'instance-store' as const,
    HostnameTheme: 'Layer_Dependent',
    AgentVersion: 'LATEST',
    ChefConfiguration: {},
    UseCustomCookbooks: false,
    UseOpsworksSecurityGroups: true,
    CustomCookbooksSource: {},
    ...input,
    Attributes: { Color: null, ...input.Attributes },
    ConfigurationManager: { Name: 'Chef', Version: '12', ...input.ConfigurationManager },
    StackId,
    Arn: `arn:aws:opsworks:${input.Region}:${context.account}:stack/${StackId}/`,
    CreatedAt: apiDate(context.clock.now()),
  };
  return withFirstZone(withoutEmpty(stack, CLEARABLE));
}

/** A subnet already says the zone; without one it is the region's first. */
function withFirstZone<T extends CreateStackRequest>(stack: T): T {
  if (stack.DefaultAvailabilityZone ?? stack.DefaultSubnetId) return stack;
  return { ...stack, DefaultAvailabilityZone: `${stack.Region}a` };
}
