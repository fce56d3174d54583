import { problemIf } from '../domain/checks/problem-if.ts';
import { ValidationError } from '../domain/errors.ts';
import { refuse } from '../domain/refuse.ts';
import type { ListTagsRequest, ListTagsResult } from '../model/opsworks.generated.ts';
import type { Store } from '../ports/store.ts';
import { getLayer } from '../records/get-layer.ts';
import { getStack } from '../records/get-stack.ts';
import type { OperationContext } from './operation-context.ts';

const TAGGABLE = /^arn:[^:]+:opsworks:[^:]*:\d{12}:(stack|layer)\/([^/]+)\/?$/;

/** Terraform asks this of every stack and layer. None has a tag as long as TagResource is not available. */
export async function listTags(
  { store }: OperationContext,
  { ResourceArn, MaxResults, NextToken }: ListTagsRequest,
): Promise<ListTagsResult> {
  refuse(
    problemIf(
      MaxResults !== undefined || NextToken !== undefined,
      'MaxResults and NextToken are not supported.',
    ),
  );
  await requireTaggable(store, ResourceArn);
  return { Tags: {} };
}

async function requireTaggable(store: Store, arn: string): Promise<void> {
  const [, noun, id = ''] = TAGGABLE.exec(arn) ?? [];
  if (noun === undefined)
    throw new ValidationError(`ResourceArn: '${arn}' is not the ARN of a stack or a layer.`);
  await (noun === 'stack' ? getStack(store, id) : getLayer(store, id));
}
