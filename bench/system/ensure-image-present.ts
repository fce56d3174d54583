import Docker from 'dockerode';
import { ensureImage } from '../../local/engines/image/ensure-image.ts';
import { packagesOf } from '../../local/engines/image/packages-of.ts';
import { ensureEngine } from '../../local/engines/install/ensure-engine.ts';

/** Starts the engine and builds the images where they are not there yet: no figure is about that. */
export async function ensureImagePresent(dataDir: string, report: (line: string) => void): Promise<void> {
  const { socketPath } = await ensureEngine({ report, dataDir, environment: process.env });
  const docker = new Docker({ socketPath });
  await ensureImage({ docker, report });
  await ensureImage({ docker, report, packages: packagesOf(['php-app']) });
}
