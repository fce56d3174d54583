import type { Respond } from '../wire/wire.ts';
import type { CloudParts } from './cloud-parts.ts';
import type { FrontDoor } from './front-door.ts';

/**
 * Goes on where the last run ended. Machines first: nobody may see records that the engine contradicts. Then the
 * door, because all that follows calls through it. `closing` gets what is to be closed, in the order of starting.
 */
export async function startParts(
  { dynamo, s3, invocations, bus, scheduler, ec2, ssm, stepFunctions }: CloudParts,
  door: FrontDoor,
  respond: Respond,
  closing: AsyncDisposableStack,
): Promise<void> {
  closing.defer(async () => ec2?.close());
  closing.defer(() => ssm.close());
  closing.defer(() => stepFunctions.close());
  closing.defer(() => invocations.close());
  closing.defer(() => {
    for (const part of [bus, scheduler, dynamo]) part.close();
  });
  await Promise.all([ec2?.start(), s3.start()]);
  door.open(respond);
  await stepFunctions.start();
  invocations.start();
  for (const part of [bus, scheduler, dynamo]) part.start();
}
