// A process that takes the lock named in its first argument, says so, and never lets go.
import { withMachineLock } from '../../../../local/engines/install/with-machine-lock.ts';

await withMachineLock(process.argv[2] ?? '', async () => {
  process.send?.('held');
  await new Promise(() => undefined);
});
