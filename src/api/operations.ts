import type { Nothing, OperationName, Operations } from '../model/opsworks.generated.ts';
import { createApp } from '../operations/create-app.ts';
import { createDeployment } from '../operations/create-deployment.ts';
import { createInstance } from '../operations/create-instance.ts';
import { createLayer } from '../operations/create-layer.ts';
import { createStack } from '../operations/create-stack.ts';
import { deleteApp } from '../operations/delete-app.ts';
import { deleteInstance } from '../operations/delete-instance.ts';
import { deleteLayer } from '../operations/delete-layer.ts';
import { deleteStack } from '../operations/delete-stack.ts';
import { describeApps } from '../operations/describe-apps.ts';
import { describeCommands } from '../operations/describe-commands.ts';
import { describeDeployments } from '../operations/describe-deployments.ts';
import { describeElasticLoadBalancers } from '../operations/describe-elastic-load-balancers.ts';
import { describeInstances } from '../operations/describe-instances.ts';
import { describeLayers } from '../operations/describe-layers.ts';
import { describeLoadBasedAutoScaling } from '../operations/describe-load-based-auto-scaling.ts';
import { describeOperatingSystems } from '../operations/describe-operating-systems.ts';
import { describeServiceErrors } from '../operations/describe-service-errors.ts';
import { describeStackSummary } from '../operations/describe-stack-summary.ts';
import { describeStacks } from '../operations/describe-stacks.ts';
import { getHostnameSuggestion } from '../operations/get-hostname-suggestion.ts';
import { listTags } from '../operations/list-tags.ts';
import type { OperationContext } from '../operations/operation-context.ts';
import { rebootInstance } from '../operations/reboot-instance.ts';
import { startInstance } from '../operations/start-instance.ts';
import { startStack } from '../operations/start-stack.ts';
import { stopInstance } from '../operations/stop-instance.ts';
import { stopStack } from '../operations/stop-stack.ts';
import { updateApp } from '../operations/update-app.ts';
import { updateInstance } from '../operations/update-instance.ts';
import { updateLayer } from '../operations/update-layer.ts';
import { updateStack } from '../operations/update-stack.ts';

/** What an operation without output returns is not looked at. */
type Output<Name extends OperationName> = Operations[Name]['output'] extends Nothing
  ? object
  : Operations[Name]['output'];

type Operation<Name extends OperationName> = (
  context: OperationContext,
  input: Operations[Name]['input'],
) => Promise<Output<Name>>;

/** The operations of the API that this version has; the others answer that they are not yet available. */
export const operations: { readonly [Name in OperationName]?: Operation<Name> } = {
  CreateApp: createApp,
  CreateDeployment: createDeployment,
  CreateInstance: createInstance,
  CreateLayer: createLayer,
  CreateStack: createStack,
  DeleteApp: deleteApp,
  DeleteInstance: deleteInstance,
  DeleteLayer: deleteLayer,
  DeleteStack: deleteStack,
  DescribeApps: describeApps,
  DescribeCommands: describeCommands,
  DescribeDeployments: describeDeployments,
  DescribeElasticLoadBalancers: describeElasticLoadBalancers,
  DescribeInstances: describeInstances,
  DescribeLayers: describeLayers,
  DescribeLoadBasedAutoScaling: describeLoadBasedAutoScaling,
  DescribeOperatingSystems: describeOperatingSystems,
  DescribeServiceErrors: describeServiceErrors,
  DescribeStackSummary: describeStackSummary,
  DescribeStacks: describeStacks,
  GetHostnameSuggestion: getHostnameSuggestion,
  ListTags: listTags,
  RebootInstance: rebootInstance,
  StartInstance: startInstance,
  StartStack: startStack,
  StopInstance: stopInstance,
  StopStack: stopStack,
  UpdateApp: updateApp,
  UpdateInstance: updateInstance,
  UpdateLayer: updateLayer,
  UpdateStack: updateStack,
};
