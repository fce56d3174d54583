import { runCommand } from './run-command.ts';

const APT = [
  'DEBIAN_FRONTEND=noninteractive',
  'apt-get',
  '-q',
  '-o',
  'DPkg::Lock::Timeout=300',
  '-o',
  'Acquire::Retries=3',
];
/** What says how far apt is; the rest of its output is noise. */
const PROGRESS = /^(Unpacking|Setting up|E:|W:)/;

/** Installs Debian packages with apt, as root; those that are there already cost a second. */
export async function installPackages(
  packages: readonly string[],
  report: (line: string) => void,
): Promise<void> {
  const onLine = (line: string) => {
    if (PROGRESS.test(line)) report(`  ${line}`);
  };
  await runCommand('env', [...APT, 'update'], { onLine });
  await runCommand('env', [...APT, 'install', '-y', '--no-install-recommends', ...packages], { onLine });
}
