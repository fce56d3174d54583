import type { DescribeTagsRequest, DescribeTagsResult, ResourceType } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { pageOf } from '../page-of.ts';
import type { TagRow } from '../records/tag-table.ts';
import { resourceType } from '../resource-type.ts';
import { type FilterMembers, selectBy } from '../select-by.ts';

const FILTERS: FilterMembers<TagRow> = {
  'resource-id': ({ resourceId }) => [resourceId],
  'resource-type': ({ resourceId }) => [resourceType(resourceId)],
  key: ({ key }) => [key],
  value: ({ value }) => [value],
};

export function describeTags(ec2: Ec2, input: DescribeTagsRequest): DescribeTagsResult {
  const matching = selectBy(ec2.tags.all(), input.Filters, FILTERS);
  const page = pageOf(matching, ({ resourceId, key }) => `${resourceId} ${key}`, input);
  return {
    Tags: page.items.map(({ resourceId, key, value }) => ({
      ResourceId: resourceId,
      ResourceType: resourceType(resourceId) as ResourceType,
      Key: key,
      Value: value,
    })),
    NextToken: page.NextToken,
  };
}
