import type { Boot } from './boot.ts';
import { readMetadata } from './metadata-client.ts';
import { readAgentSettings } from './read-agent-settings.ts';
import { withBackOff } from './with-back-off.ts';

/** What user data leaves on the disk at the first boot: where the control plane is. */
export async function runUserData(boot: Boot): Promise<void> {
  boot.disk.settings ??= await withBackOff(boot, async () =>
    readAgentSettings(await readMetadata(boot, '/latest/user-data')),
  );
}
