import { AnsibleWorld } from '../ansible/ansible-world.ts';
import type { Built } from '../ansible/built.ts';
import { ensureAnsible } from '../ansible/ensure-ansible.ts';
import type { Figure, Measured } from '../figures/figure.ts';
import { side } from '../figures/side.ts';
import type { Bench, Section } from './section.ts';

const TITLES = {
  first: 'two PHP servers behind HAProxy, from machines to the page, against Ansible',
  again: 'the same once more with nothing to do, against Ansible',
} as const;

interface Round {
  opswright: Built;
  ansible: Built;
}

/** The same stack by Opswright and by Ansible's playbook, on the same kind of containers. */
export const ansible: Section = {
  name: 'ansible',
  world: 'none',
  measure: async (bench) => {
    const missing = await ensureAnsible(bench.progress);
    if (missing !== undefined) return skipped(missing);
    const rounds = await compare(bench);
    return [figureOf('first', rounds), figureOf('again', rounds)];
  },
};

function skipped(missing: string): Figure[] {
  return [
    { name: 'ansible_first_ratio', title: TITLES.first, skipped: missing },
    { name: 'ansible_again_ratio', title: TITLES.again, skipped: missing },
  ];
}

async function compare(bench: Bench): Promise<Round[]> {
  bench.progress('Preparing the machines of Opswright and of Ansible …');
  const world = await AnsibleWorld.open(bench.folder, bench.progress);
  try {
    const rounds: Round[] = [];
    for (let number = 1; number <= bench.ansibleRounds; number += 1) {
      rounds.push(await oneRound(world, number % 2 === 0));
      bench.progress(`  ${number} of ${bench.ansibleRounds}: ${words(rounds.at(-1))}`);
    }
    return rounds;
  } finally {
    await world.close();
  }
}

/** Each side is first in every second round. */
async function oneRound(world: AnsibleWorld, ansibleFirst: boolean): Promise<Round> {
  const early = ansibleFirst ? await world.byAnsible() : undefined;
  const opswright = await world.byOpswright();
  return { opswright, ansible: early ?? (await world.byAnsible()) };
}

function words(round: Round | undefined): string {
  if (!round) return '';
  const said = ({ first, again }: Built) => `${first.toFixed(1)} s and again ${again.toFixed(1)} s`;
  return `${said(round.opswright)}, Ansible ${said(round.ansible)}`;
}

function figureOf(what: keyof Built, rounds: readonly Round[]): Measured {
  const opswright = side(rounds.map((round) => round.opswright[what]));
  const other = side(rounds.map((round) => round.ansible[what]));
  return {
    name: `ansible_${what}_ratio`,
    title: TITLES[what],
    value: opswright.value / other.value,
    unit: 'ratio',
    goal: 1,
    sides: { opswright, ansible: other },
  };
}
