import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { buildShared } from '../../domain/configuration/build-shared.ts';
import type { PublishedSnapshot } from '../../domain/configuration/configure-state.ts';
import type { StackSnapshot } from '../../domain/configuration/stack-snapshot.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Puts the document that all instances share where agents fetch it; its key is its content's, so twice is once. */
export async function publishSnapshot(
  context: WorkflowContext,
  snapshot: StackSnapshot,
): Promise<PublishedSnapshot> {
  const bytes = gzipSync(JSON.stringify(buildShared(snapshot)));
  const sha256 = hash(bytes);
  const key = `configuration/${snapshot.stack.StackId}/${sha256}.json.gz`;
  await context.objects.put(key, bytes, { contentType: 'application/gzip' });
  return { key, sha256, settings: settingsHash(snapshot) };
}

/** Tells whether a published document is of an edited stack: everything counts but the instances. */
export function settingsHash(snapshot: StackSnapshot): string {
  return hash(JSON.stringify(buildShared({ ...snapshot, instances: [] })));
}

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
