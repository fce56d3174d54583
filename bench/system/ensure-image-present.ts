import Docker from 'dockerode';
import { BUILT_IN_PACKAGES } from '../../local/engines/image/built-in-packages.ts';
import { ensureImage } from '../../local/engines/image/ensure-image.ts';
import { ensureEngine } from '../../local/engines/install/ensure-engine.ts';

/** Starts the engine and builds the instance image where they are not there yet: no figure is about that. */
export async function ensureImagePresent(dataDir: string, report: (line: string) => void): Promise<void> {
  const { socketPath } = await ensureEngine({ report, dataDir, environment: process.env });
  await ensureImage({ docker: new Docker({ socketPath }), report, packages: BUILT_IN_PACKAGES });
}
