import { AwsError } from '../contracts/aws-error.ts';

interface PageRequest {
  MaxResults?: number;
  NextToken?: string;
}

/**
 * One page, in the order of the ids: what comes or goes between two pages moves nothing to another page.
 * @throws AwsError InvalidParameterValue for a MaxResults out of 5 to 1000
 */
export function pageOf<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  { MaxResults, NextToken }: PageRequest,
): { items: Item[]; NextToken?: string } {
  if (MaxResults === undefined && NextToken === undefined) return { items: [...items] };
  const size = MaxResults ?? 1000;
  if (size < 5 || size > 1000)
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${size}) for parameter maxResults is invalid. Expecting 5 to 1000`,
    );
  const after = NextToken === undefined ? '' : Buffer.from(NextToken, 'base64url').toString();
  const rest = items.filter((item) => idOf(item) > after).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const page = rest.slice(0, size);
  const last = page.at(-1);
  if (rest.length <= size || last === undefined) return { items: page };
  return { items: page, NextToken: Buffer.from(idOf(last)).toString('base64url') };
}
