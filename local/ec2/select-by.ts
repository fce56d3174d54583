import type { Filter, Tag } from '@aws-sdk/client-ec2';
import { AwsError } from '../contracts/aws-error.ts';

/** What a filter name compares: the values that an item has under it. */
export type FilterMembers<Item> = Record<string, (item: Item) => readonly (string | undefined)[]>;

/**
 * The items that match every filter; a filter matches when any of its values does (`*` and `?` are wildcards).
 * @throws AwsError InvalidParameterValue for a filter name that is neither in `members` nor a tag filter
 */
export function selectBy<Item>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  members: FilterMembers<Item>,
  tagsOf: (item: Item) => readonly Tag[] = () => [],
): Item[] {
  const tests = (filters ?? []).map((filter) => testOf(filter, members, tagsOf));
  return items.filter((item) => tests.every((test) => test(item)));
}

function testOf<Item>(
  { Name = '', Values = [] }: Filter,
  members: FilterMembers<Item>,
  tagsOf: (item: Item) => readonly Tag[],
): (item: Item) => boolean {
  const valuesOf = members[Name] ?? tagValues(Name, tagsOf);
  if (!valuesOf) throw new AwsError('InvalidParameterValue', `The filter '${Name}' is invalid`);
  const patterns = Values.map(wildcard);
  return (item) =>
    valuesOf(item).some((value) => value !== undefined && patterns.some((pattern) => pattern.test(value)));
}

function tagValues<Item>(
  name: string,
  tagsOf: (item: Item) => readonly Tag[],
): ((item: Item) => (string | undefined)[]) | undefined {
  if (name === 'tag-key') return (item) => tagsOf(item).map((tag) => tag.Key);
  if (!name.startsWith('tag:')) return undefined;
  const key = name.slice('tag:'.length);
  return (item) =>
    tagsOf(item)
      .filter((tag) => tag.Key === key)
      .map((tag) => tag.Value);
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
