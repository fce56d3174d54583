import type { MachineSpec } from '../../local/contracts/engine.ts';
import { createSimulatedEngine } from '../../local/engines/simulated/create-simulated-engine.ts';
import { createSimulator } from '../../local/engines/simulated/create-simulator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { engineContract } from './engine-contract.ts';

/** Machines that never get as far as an agent: the contract is about their power. */
function specs(): () => MachineSpec {
  let count = 0;
  return () => {
    count++;
    return {
      ec2InstanceId: `i-${count.toString(16).padStart(17, '0')}`,
      hostname: `machine${count}`,
      privateIp: `10.0.0.${count}`,
      publicIp: `127.1.0.${count}`,
      publishPorts: [],
      system: 'debian-12',
      tags: {},
      labels: {},
      environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:9' },
      hosts: {},
      volumes: [],
    };
  };
}

engineContract('the simulator in this process', 5_000, async () => {
  const engine = createSimulator();
  return {
    engine,
    spec: specs(),
    crash: engine.crash,
    // In this process the machines are as old as the engine: a restart of the process is a restart of both.
    another: async () => ({ ...engine, close: async () => {} }),
    close: engine.shutdown,
  };
});

engineContract('the simulator in a process of its own', 20_000, async () => {
  const folder = temporaryFolder();
  const engine = await createSimulatedEngine({ dataDir: folder.path });
  return {
    engine,
    spec: specs(),
    crash: engine.crash,
    another: () => createSimulatedEngine({ dataDir: folder.path }),
    close: async () => {
      await engine.shutdown();
      folder.remove();
    },
  };
});
