import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import tar from 'tar-stream';
import { jsonMessages } from '../docker/json-messages.ts';
import { LastLines } from '../install/last-lines.ts';
import type { BuildFile } from './build-file.ts';
import type { ImageLayer } from './image-layer.ts';

const MTIME = new Date(0);
const STEP_WIDTH = 110;

/** A step of some minutes says this often where it is, in milliseconds. */
const WORD_MS = 10_000;

interface LayerBuild {
  docker: Docker;
  layer: ImageLayer;
  report: (line: string) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Builds one layer with the engine's classic builder.
 * @throws Error with the build's last lines when it fails, also by `signal`: the engine gives it up then
 */
export async function buildLayer({ docker, layer, report, signal }: LayerBuild): Promise<void> {
  const stream = await docker.buildImage(buildContext(layer.files), {
    t: layer.tag,
    buildargs: { ...layer.args, BASE: layer.baseTag },
    labels: { 'org.opswright.layer': layer.what },
    forcerm: true,
    ...(signal && { abortSignal: signal }),
  });
  const lastLines = new LastLines();
  const show = stepReporter(report);
  try {
    for await (const { stream: output = '' } of jsonMessages(stream))
      for (const line of output
        .split('\n')
        .map((text) => text.trimEnd())
        .filter(Boolean)) {
        lastLines.add(line);
        show(line);
      }
  } catch (error) {
    throw new Error(`Building the image layer "${layer.what}" failed:\n${lastLines}`, { cause: error });
  }
}

/** Each step, and within a long one its newest line from time to time. */
function stepReporter(report: (line: string) => void): (line: string) => void {
  let said = performance.now();
  return (line) => {
    const isStep = line.startsWith('Step ');
    if (!isStep && performance.now() - said < WORD_MS) return;
    said = performance.now();
    report(`${isStep ? '  ' : '    … '}${line.slice(0, STEP_WIDTH)}`);
  };
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
