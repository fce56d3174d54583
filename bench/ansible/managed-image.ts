import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import tar from 'tar-stream';
import { jsonMessages } from '../../local/engines/docker/json-messages.ts';
import { imageExists } from '../../local/engines/image/image-exists.ts';

/** What Ansible needs on a machine, as Opswright's image has its agent and Chef. */
const DOCKERFILE = `ARG BASE
FROM \${BASE}
RUN apt-get update && apt-get install -y --no-install-recommends openssh-server python3 python3-apt sudo \\
 && apt-get clean && apt-cache gencaches && systemctl enable ssh \\
 && systemctl disable opswright-user-data.service opswright-agent.path opswright-agent.service
`;

/** An instance's image with ssh and Python, and without the agent; built where the engine does not hold it yet. */
export async function managedImage(docker: Docker, instanceImage: string): Promise<string> {
  const key = createHash('sha256').update(`${instanceImage}\n${DOCKERFILE}`).digest('hex').slice(0, 16);
  const tag = `localhost/opswright-bench-ansible:${key}`;
  if (await imageExists(docker, tag)) return tag;
  const stream = await docker.buildImage(context(), {
    t: tag,
    buildargs: { BASE: instanceImage },
    forcerm: true,
  });
  for await (const _message of jsonMessages(stream)); // to its end; it throws what the build fails with
  return tag;
}

function context(): Readable {
  const pack = tar.pack();
  pack.entry({ name: 'Dockerfile' }, DOCKERFILE);
  pack.finalize();
  return Readable.from(pack);
}
