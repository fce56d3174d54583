import { SECURITY_GROUPS } from '../../domain/layer/security-groups.ts';
import type { LayerRecord } from '../../records/layer-record.ts';
import type { StackRecord } from '../../records/stack-record.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** The ids of the built-in groups of the layers (unless the stack does without them) and of the custom ones. */
export async function securityGroupsOf(
  context: WorkflowContext,
  stack: StackRecord,
  layers: LayerRecord[],
): Promise<string[]> {
  const custom = layers.flatMap((layer) => layer.CustomSecurityGroupIds);
  if (!stack.UseOpsworksSecurityGroups) return unique(custom);
  const groups = layers.map(({ Type }) => ({
    ...SECURITY_GROUPS[Type],
    description: `OpsWorks ${Type} layer`,
  }));
  const ids = await context.compute.ensureSecurityGroups(groups, stack.VpcId);
  return unique([...ids, ...custom]);
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}
