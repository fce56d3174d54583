import type { LayerRecord } from '../../records/layer-record.ts';
import type { StackRecord } from '../../records/stack-record.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Ports that OpsWorks' own groups open to everyone; data stores are reached from inside the stack only. */
const WEB_PORTS = [22, 80, 443];
const CLOSED_TYPES = new Set<string>(['db-master', 'memcached', 'ecs-cluster', 'aws-flow-ruby']);

/** The ids of the built-in groups of the layers (unless the stack does without them) and of the custom ones. */
export async function securityGroupsOf(
  context: WorkflowContext,
  stack: StackRecord,
  layers: LayerRecord[],
): Promise<string[]> {
  const custom = layers.flatMap((layer) => layer.CustomSecurityGroupIds);
  if (!stack.UseOpsworksSecurityGroups) return unique(custom);
  const groups = layers.flatMap((layer) =>
    layer.DefaultSecurityGroupNames.map((name) => ({
      name,
      description: `OpsWorks ${layer.Type} layer`,
      publicPorts: CLOSED_TYPES.has(layer.Type) ? [22] : WEB_PORTS,
    })),
  );
  const ids = await context.compute.ensureSecurityGroups(groups, stack.VpcId);
  return unique([...ids, ...custom]);
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}
