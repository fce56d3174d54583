import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subnetCandidates } from '../../../../local/engines/docker/subnet-candidates.ts';

describe('subnets for a cloud', () => {
  it('come in the same order for the same name, in another for another', () => {
    expect(subnetCandidates('opswright-a', [])).toEqual(subnetCandidates('opswright-a', []));
    expect(subnetCandidates('opswright-a', [])[0]).not.toBe(subnetCandidates('opswright-b', [])[0]);
  });

  it('are 4096 blocks without overlap', () => {
    const all = subnetCandidates('opswright-a', []);
    expect(new Set(all).size).toBe(4096);
    expect(all).toContain('10.192.0.0/22');
    expect(all).toContain('10.255.252.0/22');
  });

  it('leave out what lies inside a subnet in use, or around it', () => {
    const [first = ''] = subnetCandidates('opswright-a', []);
    expect(subnetCandidates('opswright-a', [first])).not.toContain(first);
    expect(subnetCandidates('opswright-a', [first.replace('/22', '/24')])).not.toContain(first);
    expect(subnetCandidates('opswright-a', ['10.0.0.0/8'])).toEqual([]);
  });

  it('are never the subnet of another cloud', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 8 }), (names) => {
        const taken: string[] = [];
        for (const name of names) taken.push(subnetCandidates(name, taken)[0] ?? '');
        expect(new Set(taken).size).toBe(names.length);
      }),
      { numRuns: 10 },
    );
  });
});
