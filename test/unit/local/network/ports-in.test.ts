import { describe, expect, it } from 'vitest';
import { portsIn } from '../../../../local/network/ports-in.ts';

describe('the ports of this host that a text points at', () => {
  it.each([
    ['http://host.opswright.internal/app.git', [80]],
    ['https://host.opswright.internal', [443]],
    ['http://host.opswright.internal:8080/app.git', [8080]],
    ['git://host.opswright.internal/app.git', [9418]],
    ['svn://host.opswright.internal/trunk', [3690]],
    ['ssh://git@host.opswright.internal/app.git', [22]],
    ['ssh://git@host.opswright.internal:2222/app.git', [2222]],
    ['http://user:p%40ss@host.opswright.internal:3000/x', [3000]],
    ['git@host.opswright.internal:team/app.git', [22]],
    ['HTTP://HOST.opswright.internal:81', [81]],
    ['host.opswright.internal:5000', [5000]],
  ])('of %s are %j', (text, ports) => {
    expect(portsIn(text)).toEqual(ports);
  });

  it('takes what follows the colon of the scp form for a path, even where it is digits', () => {
    expect(portsIn('git@host.opswright.internal:2024/app.git')).toEqual([22]);
  });

  it('finds all of them in a longer text, each once and in order', () => {
    const text =
      '{"a":"http://host.opswright.internal:9000/a","b":"git://host.opswright.internal/b","c":"http://host.opswright.internal:9000/c"}';
    expect(portsIn(text)).toEqual([9000, 9418]);
  });

  it.each([
    'http://example.com/app.git',
    'http://nothost.opswright.internal:80/',
    'http://host.opswright.internal.example.com:80/',
    'http://host.opswright.internals/',
    'the machine host.opswright.internal by itself',
    'http://host.opswright.internal:0/',
    'http://host.opswright.internal:70000/',
  ])('leaves out %s', (text) => {
    expect(portsIn(text)).toEqual([]);
  });
});
