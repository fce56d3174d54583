import type { CreateTagsRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { required } from '../required.ts';
import { findTaggable } from '../resource-type.ts';

const MOST_TAGS = 50;

export function createTags(ec2: Ec2, input: CreateTagsRequest): object {
  ec2.change(() => {
    for (const id of required(input.Resources, 'ResourceId')) {
      findTaggable(ec2, id);
      for (const { Key, Value } of required(input.Tags, 'Tag'))
        ec2.tags.set(id, required(Key, 'Key'), Value ?? '');
      if (ec2.tags.of(id).length > MOST_TAGS)
        throw new AwsError(
          'TagLimitExceeded',
          `The maximum number of Tags for a resource has been reached: ${id}`,
        );
    }
  });
  return {};
}
