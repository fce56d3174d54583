import type { InstanceId } from '../../domain/ids.ts';
import type { AgentRecord } from '../../domain/instance/agent-record.ts';
import type { Change, Item } from '../../ports/store.ts';
import { agentKey, dueKey } from '../../records/lifecycle-keys.ts';

/** What is written of an agent's word. The row in the deadline bucket moves only when the bucket changes. */
export function agentRows(
  id: InstanceId,
  before: Item<AgentRecord> | undefined,
  after: AgentRecord,
): Change[] {
  const item = { ...agentKey(id), ...after };
  const record: Change = before
    ? { kind: 'replace', item: { ...item, version: before.version } }
    : { kind: 'create', item };
  if (before?.bucket === after.bucket) return [record];
  const { bucket } = after;
  const entered: Change = { kind: 'put', item: { ...dueKey(bucket, id), bucket, instanceId: id } };
  const left: Change[] = before ? [{ kind: 'remove', key: dueKey(before.bucket, id) }] : [];
  return [record, entered, ...left];
}
