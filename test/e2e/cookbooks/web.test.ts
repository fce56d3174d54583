import { beforeAll, describe, expect, it } from 'vitest';
import type { LayerRecord, StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { appLife } from '../../support/app-life.ts';
import { convergeTwice } from '../../support/converge-twice.ts';
import { instance, simplePhpApp, snapshot } from '../../support/php-stack.ts';
import { rollBack } from '../../support/roll-back.ts';
import { TAGGED_REPOSITORY } from '../../support/tagged-repository.ts';

const LIMIT_MS = 180_000;
const layer: LayerRecord = { LayerId: 'layer-web', Type: 'web', Name: 'Web', Shortname: 'web' };

// One machine goes through the life of a site; each test is the next step, as it would be for a user.
describe('the static web layer’s recipes on a real machine', { timeout: LIMIT_MS }, () => {
  let pem = { certificate: '', key: '' };
  const life = appLife({
    hostname: 'web1',
    stack: stackWith,
    secrets: () => ({
      apps: {
        'app-1': { ssl: { Certificate: new Secret(pem.certificate), PrivateKey: new Secret(pem.key) } },
      },
    }),
    folder: 'test/fixtures/apps/web',
    prepare: TAGGED_REPOSITORY,
  });
  const { succeed, fail, shell, page } = life;
  const secure = (domain: string) =>
    shell(`curl -sS --cacert /tmp/site.crt --connect-to ::localhost: https://${domain}/`);

  beforeAll(async () => {
    pem = {
      certificate: await shell(`${CERTIFICATE}; cat /tmp/site.crt`),
      key: await shell('cat /tmp/site.key'),
    };
  });

  it('set up nginx and deploy the site', async () => {
    await succeed('setup', 'version1');
    expect(await page()).toMatch(/^200\n<h1>Static site, first edition/);
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    expect((await succeed('setup', 'version1', { again: true })).updated).toBe(0);
    await convergeTwice(life, ['configure', 'deploy'], 'version1');
  });

  it('serve another version from its document root on two domains, with SSL too', async () => {
    await succeed('deploy', 'version2');
    for (const domain of ['one.example.org', 'two.example.org']) {
      expect(await page('/', `-H 'Host: ${domain}'`)).toContain('second edition');
      expect(await secure(domain)).toContain('second edition');
    }
  });

  it('hide the repository from visitors and the key from all but root', async () => {
    await succeed('deploy', 'version1');
    expect(await shell('ls /srv/www/site/current/.git/config')).not.toBe('');
    expect(await page('/.git/config')).toMatch(/^404/);
    expect(await shell('stat -c "%a %U" /etc/nginx/ssl /etc/nginx/ssl/one.example.org.key')).toBe(
      '700 root\n600 root',
    );
    expect(life.logs()).not.toContain(pem.key.split('\n')[1]);
  });

  it.each([
    ['a revision that does not exist', 'nowhere', 'has no branch, tag or commit "nowhere"'],
    [
      'a hook that fails',
      'failing-hook',
      'The hook deploy/before_symlink.rb of site failed: the hook says no',
    ],
    [
      'a source without its document root',
      'no-pages',
      "The source of site has no file in public, which is the app's document root.",
    ],
  ])('leave the old release serving after %s', async (_what, revision, message) => {
    expect(await fail('deploy', revision)).toContain(message);
    expect(await page()).toContain('first edition');
  });

  it('leave the old release serving after a restart command that fails', async () => {
    const customJson = { deploy: { site: { restart_command: 'exit 3' } } };
    expect(await fail('deploy', 'version2', { customJson })).toContain(
      'The restart command of site failed (3): it wrote no reason',
    );
    expect(await page()).toContain('first edition');
  });

  it('leave nginx as it is when the key does not belong to the certificate', async () => {
    const { key } = pem;
    pem.key = await shell('openssl genrsa 2048 2>/dev/null');
    expect(await fail('deploy', 'version2')).toContain(
      'The SSL private key of site does not belong to its certificate.',
    );
    pem.key = key;
    expect(await secure('one.example.org')).toContain('first edition');
  });

  it('go back to the release before', async () => {
    await rollBack(life, 'version2');
    expect(await page()).toContain('second edition');
  });

  it('stop, start and restart', async () => {
    await succeed('stop', 'version2');
    expect(await shell('systemctl is-active nginx || true')).toBe('inactive');
    await succeed('start', 'version2');
    await succeed('restart', 'version2');
    expect(await page()).toContain('second edition');
  });

  it('remove all of the site on undeploy, and stop the server on shutdown', async () => {
    await succeed('undeploy', 'version2');
    expect(
      await shell('ls /srv/www /etc/nginx/sites-enabled /etc/nginx/sites-available /etc/nginx/ssl'),
    ).toBe(
      '/etc/nginx/sites-available:\ndefault\n\n/etc/nginx/sites-enabled:\n\n/etc/nginx/ssl:\n\n/srv/www:',
    );
    await succeed('shutdown', 'version2');
    expect(await shell('systemctl is-active nginx || true')).toBe('inactive');
  });
});

function stackWith(revision: string, ip: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    Shortname: 'site',
    Type: 'static' as const,
    DataSources: [{ Type: 'None' }],
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: revision },
    Attributes: { DocumentRoot: ['version2', 'no-pages'].includes(revision) ? 'public' : undefined },
    Domains: ['one.example.org', 'two.example.org'],
    EnableSsl: true,
    Environment: [],
  };
  const me = instance('i-1', 'web1', [layer.LayerId], { PrivateIp: ip, InstallUpdatesOnBoot: false });
  return { ...snapshot, layers: [layer], apps: [app], instances: [me] };
}

const CERTIFICATE = `openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=one.example.org \
  -addext 'subjectAltName=DNS:one.example.org,DNS:two.example.org' \
  -keyout /tmp/site.key -out /tmp/site.crt 2>/dev/null`;
