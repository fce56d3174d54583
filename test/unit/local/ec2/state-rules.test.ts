import { expect, test } from 'vitest';
import { STATE_RULES } from '../../../../local/ec2/machines/state-rules.ts';

// The table of EC2's guide, "instance lifecycle", as what each request does in each state.
test.each`
  state              | start          | stop           | terminate          | reboot
  ${'pending'}       | ${'unchanged'} | ${'refused'}   | ${'shutting-down'} | ${'refused'}
  ${'running'}       | ${'unchanged'} | ${'stopping'}  | ${'shutting-down'} | ${'unchanged'}
  ${'stopping'}      | ${'refused'}   | ${'unchanged'} | ${'shutting-down'} | ${'refused'}
  ${'stopped'}       | ${'pending'}   | ${'unchanged'} | ${'shutting-down'} | ${'refused'}
  ${'shutting-down'} | ${'refused'}   | ${'refused'}   | ${'unchanged'}     | ${'refused'}
  ${'terminated'}    | ${'refused'}   | ${'refused'}   | ${'unchanged'}     | ${'refused'}
`('a $state instance asked to start, stop, terminate or reboot', ({ state, ...verdicts }) => {
  for (const [request, verdict] of Object.entries(verdicts))
    expect(STATE_RULES[request as keyof typeof STATE_RULES][state as 'running']).toBe(verdict);
});
