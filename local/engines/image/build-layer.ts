import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import tar from 'tar-stream';
import { jsonMessages } from '../docker/json-messages.ts';
import { LastLines } from '../install/last-lines.ts';
import type { BuildFile } from './build-file.ts';
import type { ImageLayer } from './image-layer.ts';

const MTIME = new Date(0);
const STEP_WIDTH = 110;

/** Builds one layer with the engine's classic builder. @throws Error with the build's last lines when it fails */
export async function buildLayer(
  docker: Docker,
  layer: ImageLayer,
  report: (line: string) => void,
): Promise<void> {
  const stream = await docker.buildImage(buildContext(layer.files), {
    t: layer.tag,
    buildargs: { ...layer.args, BASE: layer.baseTag },
    labels: { 'org.opswright.layer': layer.what },
    forcerm: true,
  });
  const lastLines = new LastLines();
  try {
    for await (const message of jsonMessages(stream)) showStep(message.stream ?? '', lastLines, report);
  } catch (error) {
    throw new Error(`Building the image layer "${layer.what}" failed:\n${lastLines}`, { cause: error });
  }
}

function showStep(output: string, lastLines: LastLines, report: (line: string) => void): void {
  for (const line of output.split('\n').map((text) => text.trimEnd())) {
    if (line !== '') lastLines.add(line);
    if (line.startsWith('Step ')) report(`  ${line.slice(0, STEP_WIDTH)}`);
  }
}

function buildContext(files: readonly BuildFile[]): Readable {
  const pack = tar.pack();
  for (const { path, executable, content } of files) {
    // A fixed time: the engine's build cache compares it.
    pack.entry({ name: path, mode: executable ? 0o755 : 0o644, mtime: MTIME }, content);
  }
  pack.finalize();
  return Readable.from(pack);
}
