import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LaunchRefusedError, UnavailableError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { Compute } from '../../src/ports/compute.ts';
import type { Volumes } from '../../src/ports/volumes.ts';

export interface VolumesHarness {
  compute: Compute;
  volumes: Volumes;
  /** An image that launches. */
  imageId: string;
  /** Lets everything that was asked for end. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const UNKNOWN = 'vol-00000000000000bad';
const DEVICE = '/dev/sdi';

export function volumesContract(name: string, make: () => Promise<VolumesHarness> | VolumesHarness): void {
  describe(`${name} is a Volumes: it`, () => {
    let harness: VolumesHarness;
    let volumes: Volumes;
    beforeAll(async () => {
      harness = await make();
      volumes = harness.volumes;
    });
    afterAll(() => harness.close());

    async function launched(devices: string[] = []): Promise<Ec2InstanceId> {
      const { ec2InstanceId } = await harness.compute.launch({
        ...{ clientToken: randomUUID(), imageId: harness.imageId, instanceType: 't3.micro', userData: '' },
        ...{ securityGroupIds: [], tags: {}, ebsOptimized: false },
        blockDevices: devices.map((deviceName) => ({
          ...{ deviceName, volumeSize: 1, volumeType: 'standard', encrypted: false },
          deleteOnTermination: true,
        })),
      });
      await harness.settle();
      return ec2InstanceId;
    }

    const terminated = async (id: Ec2InstanceId) => {
      await harness.compute.terminate(id);
      await harness.settle();
    };
    const only = async (id: Ec2InstanceId) => (await volumes.attachedTo(id))[0]?.volumeId ?? '';
    /** A volume that nobody has. */
    async function free(): Promise<string> {
      const id = await launched([DEVICE]);
      const volumeId = await only(id);
      await volumes.keep(id, [DEVICE], true);
      await terminated(id);
      return volumeId;
    }

    it('shows what came with a machine, without its root device', async () => {
      const id = await launched([DEVICE]);
      const [volume, ...others] = await volumes.attachedTo(id);
      expect(others).toEqual([]);
      expect(volume).toMatchObject({ device: DEVICE, attached: true, kept: false });
      expect(volume?.volumeId).toMatch(/^vol-[0-9a-f]{17}$/);
    });

    it('lets a volume go with its machine, or outlive it', async () => {
      const id = await launched([DEVICE, '/dev/sdj']);
      const [goes, stays] = (await volumes.attachedTo(id)).map(({ volumeId }) => volumeId);
      for (const _ of [1, 2]) await volumes.keep(id, ['/dev/sdj'], true);
      await terminated(id);
      expect(await volumes.existing([goes ?? '', stays ?? '', UNKNOWN])).toEqual([stays]);
    });

    it('says to ask again until a volume has come to another machine, with what is on it', async () => {
      const volumeId = await free();
      const id = await launched();
      await expect(volumes.attach(volumeId, '/dev/sdk', id)).rejects.toThrow(UnavailableError);
      await harness.settle();
      for (const _ of [1, 2]) await volumes.attach(volumeId, '/dev/sdk', id);
      expect(await volumes.attachedTo(id)).toEqual([
        { volumeId, device: '/dev/sdk', attached: true, kept: true },
      ]);
    });

    it('attaches nothing that another machine has, and nothing that is gone', async () => {
      const [owner, other] = [await launched([DEVICE]), await launched()];
      await expect(volumes.attach(await only(owner), DEVICE, other)).rejects.toThrow(UnavailableError);
      await expect(volumes.attach(UNKNOWN, DEVICE, other)).rejects.toThrow(LaunchRefusedError);
    });

    it('removes a volume once nobody has it, as often as it is asked', async () => {
      const owner = await launched([DEVICE]);
      await expect(volumes.remove(await only(owner))).rejects.toThrow(UnavailableError);
      const volumeId = await free();
      for (const _ of [1, 2]) await volumes.remove(volumeId);
      await harness.settle();
      expect(await volumes.existing([volumeId])).toEqual([]);
      await volumes.remove(UNKNOWN);
    });

    it('knows of nothing at a machine that never was', async () => {
      const never = 'i-00000000000000bad' as Ec2InstanceId;
      expect(await volumes.attachedTo(never)).toEqual([]);
      await volumes.keep(never, [DEVICE], true);
    });
  });
}
