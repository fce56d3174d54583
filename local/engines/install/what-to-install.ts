/** The sentence for a machine on which no engine is to be had. `obstacles`: why sockets that exist were no use. */
export function whatToInstall(obstacles: readonly string[]): string {
  const found = obstacles.length ? ` Found, but of no use: ${obstacles.join('; ')}.` : '';
  return `Instances need a container engine, and none runs on this machine.${found} ${advice(process.platform)}`;
}

function advice(platform: NodeJS.Platform): string {
  if (platform !== 'linux') return 'Install Docker Desktop (or Podman Desktop), start it, and try again.';
  return (
    'Install Docker Engine 20.10 or newer, or Podman 4 or newer ("apt-get install docker.io", "dnf install podman"), ' +
    'start it, see that this user may use its socket (group "docker"), and try again. ' +
    'As root on Debian or Ubuntu, this program does that itself.'
  );
}
