import type { GroupRule, RuleSource } from '../records/group-record.ts';

/** Whether two rules permit the same, whatever their ids and descriptions. */
export function sameRule(a: GroupRule, b: GroupRule): boolean {
  return (
    a.protocol === b.protocol &&
    a.fromPort === b.fromPort &&
    a.toPort === b.toPort &&
    sourceKey(a.source) === sourceKey(b.source)
  );
}

function sourceKey(source: RuleSource): string {
  return source.kind === 'cidr' ? source.cidr : source.groupId;
}
