import { suggestHostname } from '../domain/instance/suggest-hostname.ts';
import type {
  GetHostnameSuggestionRequest,
  GetHostnameSuggestionResult,
} from '../model/opsworks.generated.ts';
import { getLayer } from '../records/get-layer.ts';
import { getStack } from '../records/get-stack.ts';
import { listHostnames } from '../records/list-hostnames.ts';
import type { OperationContext } from './operation-context.ts';

export async function getHostnameSuggestion(
  { store }: OperationContext,
  input: GetHostnameSuggestionRequest,
): Promise<GetHostnameSuggestionResult> {
  const { LayerId, StackId, Shortname } = await getLayer(store, input.LayerId);
  const { HostnameTheme } = await getStack(store, StackId);
  const taken = await listHostnames(store, StackId);
  return { LayerId, Hostname: suggestHostname(HostnameTheme, Shortname, taken) };
}
