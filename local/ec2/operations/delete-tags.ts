import type { DeleteTagsRequest } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { required } from '../required.ts';

/** Without tags all tags go; a tag with a value goes only if it has that value. */
export function deleteTags(ec2: Ec2, input: DeleteTagsRequest): object {
  ec2.change(() => {
    for (const id of required(input.Resources, 'ResourceId')) {
      if (!input.Tags?.length) ec2.tags.removeAll(id);
      for (const { Key, Value } of input.Tags ?? []) ec2.tags.remove(id, required(Key, 'Key'), Value);
    }
  });
  return {};
}
