import Docker from 'dockerode';
import type { MachinesOptions } from '../cloud/cloud-options.ts';
import { cloudPrefix } from '../engines/docker/cloud-prefix.ts';
import { createDockerEngine } from '../engines/docker/docker-engine.ts';
import { ensureNetwork } from '../engines/docker/ensure-network.ts';
import { stopNetworkKeeper } from '../engines/docker/network-keeper.ts';
import { removeCloud } from '../engines/docker/remove-cloud.ts';
import { ensureImage } from '../engines/image/ensure-image.ts';
import { imagesBySystem } from '../engines/image/images-by-system.ts';
import { InstanceImages } from '../engines/image/instance-images.ts';
import { OldImages } from '../engines/image/old-images.ts';
import { oneImage } from '../engines/image/one-image.ts';
import { ensureEngine } from '../engines/install/ensure-engine.ts';
import { createSimulatedEngine } from '../engines/simulated/create-simulated-engine.ts';
import type { SystemOptions } from './system-options.ts';

export interface OpenMachines {
  machines: MachinesOptions;
  /** Lets go of the engine; machines stay as they are. */
  close(): Promise<void>;
  /** Removes every machine, volume and network of this data folder. */
  removeAll(): Promise<void>;
}

type Report = (line: string) => void;

/** What runs the machines of this system: containers (engine and image made ready first), or the simulator. */
export function openMachines(options: SystemOptions, report: Report): Promise<OpenMachines> {
  return options.engine === 'simulated' ? openSimulator(options.dataDir) : openContainers(options, report);
}

async function openSimulator(dataDir: string): Promise<OpenMachines> {
  const engine = await createSimulatedEngine({ dataDir });
  return {
    machines: { engine, simulatorSecret: engine.secret },
    close: () => engine.close(),
    removeAll: () => engine.shutdown(),
  };
}

async function openContainers({ dataDir, images }: SystemOptions, report: Report): Promise<OpenMachines> {
  const { socketPath, name } = await ensureEngine({ report, dataDir, environment: process.env });
  const docker = new Docker({ socketPath });
  const { image: plain } = await ensureImage({ docker, report });
  const prefix = cloudPrefix(dataDir);
  const network = await ensureNetwork({ docker, prefix, image: plain });
  const engine = createDockerEngine({
    docker,
    name,
    prefix,
    network,
    report,
    images: imagesBySystem({
      'debian-12':
        images === 'plain'
          ? oneImage(plain, 'nothing baked in')
          : new InstanceImages({ docker, report, plain }),
      'debian-11': new OldImages({ docker, report }),
    }),
  });
  return {
    machines: { engine, network },
    close: async () => {
      await engine.close();
      await stopNetworkKeeper({ docker, prefix });
    },
    removeAll: async () => {
      await engine.close();
      await removeCloud({ docker, prefix });
    },
  };
}
