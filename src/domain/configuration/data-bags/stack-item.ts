import type { JsonObject } from '../json-object.ts';
import type { SourceSecrets } from '../stack-secrets.ts';
import type { StackSnapshot } from '../stack-snapshot.ts';
import { withoutCredentials } from '../without-credentials.ts';

/** The one item of `aws_opsworks_stack`; with `secrets`, the credentials of the custom cookbooks too. */
export function stackItem({ stack, account }: StackSnapshot, secrets?: SourceSecrets): JsonObject {
  return {
    arn: stack.Arn ?? `arn:aws:opsworks:${stack.Region}:${account}:stack/${stack.StackId}/`,
    name: stack.Name,
    region: stack.Region,
    stack_id: stack.StackId,
    vpc_id: stack.VpcId ?? null,
    use_custom_cookbooks: stack.UseCustomCookbooks === true,
    custom_cookbooks_source: {
      type: stack.CustomCookbooksSource?.Type ?? null,
      url: secrets
        ? (stack.CustomCookbooksSource?.Url ?? null)
        : withoutCredentials(stack.CustomCookbooksSource?.Url),
      username: stack.CustomCookbooksSource?.Username ?? null,
      password: secrets?.Password?.reveal() ?? null,
      ssh_key: secrets?.SshKey?.reveal() ?? null,
      revision: stack.CustomCookbooksSource?.Revision ?? null,
    },
  };
}
