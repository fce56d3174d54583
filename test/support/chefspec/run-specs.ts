import { text } from 'node:stream/consumers';
import Docker from 'dockerode';
import tar from 'tar-stream';
import { ensureImage } from '../../../local/engines/image/ensure-image.ts';
import { readTree } from '../../../local/engines/image/read-tree.ts';
import { ensureEngine } from '../../../local/engines/install/ensure-engine.ts';
import { layerDocuments } from './layer-documents.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
/** Both are read where the script lies that runs them. */
const FOLDERS = ['cookbooks', 'examples/layers'];
const TARGET = '/project';
/** Outlives the run: the script installs its gems there once, under a name that changes with their versions. */
const GEMS = { Type: 'volume', Source: 'opswright-chefspec', Target: '/opt/chefspec' } as const;

/** Runs cookbooks/spec/run in a container of the instance image, which has Ruby and what gems are built with. */
export async function runSpecs(): Promise<{ exitCode: number; output: string }> {
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const dataDir = `${ROOT}.opswright/`;
  const { socketPath } = await ensureEngine({ report, dataDir, environment: process.env });
  const docker = new Docker({ socketPath });
  const { image } = await ensureImage({ docker, report });
  const container = await docker.createContainer({
    Image: image,
    Cmd: [`${TARGET}/cookbooks/spec/run`],
    Env: [`OPSWRIGHT_SPEC_GEMS=${GEMS.Target}`],
    // one stream for both outputs, as it is
    Tty: true,
    HostConfig: { Mounts: [GEMS] },
  });
  try {
    await container.putArchive((await project()) as never as NodeJS.ReadableStream, { path: '/' });
    const output = await container.attach({ stream: true, stdout: true, stderr: true });
    await container.start();
    const said = await text(output);
    return { exitCode: (await container.wait()).StatusCode, output: said };
  } finally {
    await container.remove({ force: true });
  }
}

async function project(): Promise<tar.Pack> {
  const pack = tar.pack();
  for (const folder of FOLDERS) {
    const files = await readTree(`${ROOT}${folder}`, `${TARGET}/${folder}/`);
    for (const { path, executable, content } of files) {
      pack.entry({ name: path, mode: executable ? 0o755 : 0o644 }, content);
    }
  }
  const documents = JSON.stringify(layerDocuments());
  pack.entry({ name: `${TARGET}/cookbooks/spec/documents.json` }, documents);
  pack.finalize();
  return pack;
}
