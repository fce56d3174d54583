import { engineContract } from '../../contract/engine-contract.ts';
import { containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';

engineContract('The container engine', FIRST_USE_MS, async () => {
  const cloud = await containerCloud();
  const container = (id: string) => cloud.docker.getContainer(`${cloud.prefix}-${id}`);
  return {
    engine: cloud.engine,
    spec: () => cloud.spec(),
    crash: async (id) => {
      await container(id).kill();
      await container(id).wait({ condition: 'not-running' });
    },
    another: async () => cloud.another(),
    close: () => cloud.close(),
  };
});
