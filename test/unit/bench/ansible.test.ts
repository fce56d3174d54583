import { describe, expect, it } from 'vitest';
import { changedIn } from '../../../bench/ansible/changed-in.ts';

const RECAP = `PLAY RECAP *********************************************************************
lb1        : ok=11   changed=9    unreachable=0    failed=0    skipped=0    rescued=0    ignored=0
php-app1   : ok=27   changed=20   unreachable=0    failed=0    skipped=0    rescued=0    ignored=0
`;

describe('what a playbook changed', () => {
  it('is the sum over its machines', () => {
    expect(changedIn(RECAP)).toBe(29);
    expect(changedIn(RECAP.replace(/changed=\d+/g, 'changed=0'))).toBe(0);
  });

  it('is unknown when nothing was played: that is no run without a change', () => {
    expect(() => changedIn('PLAY [Every machine]\nskipping: no hosts matched\n')).toThrow('played nothing');
  });
});
