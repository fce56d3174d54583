import type Docker from 'dockerode';
import { hasStatus } from '../docker/has-status.ts';

/** Whether the engine holds an image of this tag. */
export async function imageExists(docker: Docker, tag: string): Promise<boolean> {
  try {
    await docker.getImage(tag).inspect();
    return true;
  } catch (error) {
    if (hasStatus(error, 404)) return false;
    throw error;
  }
}
