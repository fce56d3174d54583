import { describe, expect, it } from 'vitest';
import { engineSockets } from '../../../../local/engines/install/engine-sockets.ts';

describe('where a container engine is looked for', () => {
  it('begins with the usual places, Docker before Podman', () => {
    expect(engineSockets({})).toEqual(['/var/run/docker.sock', '/run/podman/podman.sock']);
  });

  it("includes the user's own engines after the system's", () => {
    expect(engineSockets({ XDG_RUNTIME_DIR: '/run/user/1000' })).toEqual([
      '/var/run/docker.sock',
      '/run/user/1000/docker.sock',
      '/run/podman/podman.sock',
      '/run/user/1000/podman/podman.sock',
    ]);
  });

  it('puts the socket that DOCKER_HOST names first', () => {
    expect(engineSockets({ DOCKER_HOST: 'unix:///somewhere/docker.sock' })[0]).toBe('/somewhere/docker.sock');
  });

  it.each(['tcp://10.0.0.1:2375', 'ssh://build', ''])(
    'leaves out an engine on another machine (%s)',
    (DOCKER_HOST) => {
      expect(engineSockets({ DOCKER_HOST })).toEqual(engineSockets({}));
    },
  );
});
