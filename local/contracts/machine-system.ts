/**
 * The operating systems that machines run here. Debian 12 stands for every other that an instance may ask for;
 * Debian 11 is the newest whose Ruby runs Chef 12.
 */
export type MachineSystem = 'debian-12' | 'debian-11';
