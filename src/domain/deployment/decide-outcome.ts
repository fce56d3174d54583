export interface Tally {
  total: number;
  failed: number;
  skipped: number;
}

/**
 * What became of a deployment whose commands have all ended. Skipped commands are not failures: their
 * instances were stopped or lost, and boot again with the newest code.
 */
export function decideOutcome(tally: Tally): { status: 'successful' | 'failed'; reason: string } {
  const ran = tally.total - tally.skipped;
  const skipped = tally.skipped ? ` ${count(tally.skipped)} skipped because the instance went away.` : '';
  if (tally.failed > 0)
    return {
      status: 'failed',
      reason: `${tally.failed} of ${count(ran)} failed; their logs say why.${skipped}`,
    };
  return { status: 'successful', reason: `All of ${count(ran)} succeeded.${skipped}` };
}

function count(commands: number): string {
  return commands === 1 ? '1 command' : `${commands} commands`;
}
