import { text } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { environmentFiles } from '../../../../local/engines/docker/environment-files.ts';

describe('the environment of a machine', () => {
  it('is written for log-ins and for services', async () => {
    expect(await filesOf({ A: 'b c', URL: 'http://10.0.0.1:80/?x=%20' })).toEqual({
      'etc/environment': 'A="b c"\nURL="http://10.0.0.1:80/?x=%20"\n',
      'etc/systemd/system.conf.d/50-opswright.conf':
        '[Manager]\nDefaultEnvironment="A=b c"\nDefaultEnvironment="URL=http://10.0.0.1:80/?x=%%20"\n',
    });
  });

  it('may be empty', async () => {
    expect((await filesOf({}))['etc/environment']).toBe('');
  });

  it.each(['a"b', 'a\\b', 'a\nb'])('holds no value that could not be read back: %j', (value) => {
    expect(() => environmentFiles({ A: value })).toThrow('The variable A');
  });
});

async function filesOf(environment: Record<string, string>): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const entry of environmentFiles(environment).pipe(extract())) {
    files[entry.header.name] = await text(entry);
  }
  return files;
}
