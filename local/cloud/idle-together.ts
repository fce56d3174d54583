import type { Functions } from '../lambda/functions.ts';
import type { CloudParts } from './cloud-parts.ts';

/**
 * Resolves when no part has anything under way. One part's end is another's beginning (a step starts a machine,
 * whose event calls a function), but always over a function or a command: when a whole round has begun none, all
 * are idle together.
 */
export async function idleTogether(functions: Functions, parts: CloudParts): Promise<void> {
  const { invocations, ssm, stepFunctions, ec2 } = parts;
  const begun = (): number => functions.busy.begun + invocations.busy.begun + ssm.busy.begun;
  for (let before = -1; before !== begun(); ) {
    before = begun();
    await functions.busy.idle();
    await invocations.busy.idle();
    await stepFunctions.idle();
    await ssm.busy.idle();
    await ec2?.idle();
  }
}
