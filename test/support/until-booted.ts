import type { Engine } from '../../local/contracts/engine.ts';

/** Waits, inside the machine, until systemd has started everything; answers its verdict: `running`, or `degraded`. */
export async function untilBooted(engine: Engine, ec2InstanceId: string): Promise<string> {
  const { output } = await engine.run(
    ec2InstanceId,
    // Until it listens on its socket, systemctl ends at once without a verdict.
    'until systemctl is-system-running --wait 2>/dev/null | grep -E "running|degraded"; do sleep 0.05; done',
  );
  return output.trim();
}
