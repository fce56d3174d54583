import { expect, inject, test } from 'vitest';
import { fetchPage } from '../../../local/demo/fetch-page.ts';
import { awsCli } from '../../support/system/aws-cli.ts';

test("Debian's aws walks the chapter with its waiters, from create-stack to delete-stack", async (context) => {
  const system = inject('system');
  const aws = await awsCli(system);
  if (!aws) return context.skip('no /usr/bin/aws here, and not root on Debian: nothing may be installed');
  const source = (repository: string, revision: string) =>
    `Type=git,Url=http://host.opswright.internal:${system.gitPort}/${repository}.git,Revision=${revision}`;

  const { StackId } = await aws(
    ...['create-stack', '--name', 'CliStack', '--stack-region', 'us-west-2'],
    ...['--service-role-arn', 'arn:aws:iam::000000000000:role/aws-opsworks-service-role'],
    ...['--default-instance-profile-arn', 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role'],
    ...['--configuration-manager', 'Name=Chef,Version=11.10', '--default-os', 'Ubuntu 14.04 LTS'],
  );
  const stack = ['--stack-id', String(StackId)];
  const { LayerId } = await aws(
    'create-layer',
    ...stack,
    '--type',
    'php-app',
    '--name',
    'PHP',
    '--shortname',
    'php-app',
  );
  const suggestion = await aws('get-hostname-suggestion', '--layer-id', String(LayerId));
  expect(suggestion.Hostname).toBe('php-app1');
  const { InstanceId } = await aws(
    'create-instance',
    ...stack,
    '--layer-ids',
    String(LayerId),
    '--instance-type',
    'c3.large',
  );
  const instance = ['--instance-id', String(InstanceId)];
  await aws('start-instance', ...instance);
  await aws('wait', 'instance-online', '--instance-ids', String(InstanceId));

  const { AppId } = await aws(
    ...['create-app', ...stack, '--name', 'SimplePHPApp', '--type', 'php'],
    ...['--app-source', source('simple-php-app', 'version1')],
  );
  await aws('wait', 'app-exists', '--app-ids', String(AppId));
  const deploy = async () => {
    const { DeploymentId } = await aws(
      'create-deployment',
      ...stack,
      '--app-id',
      String(AppId),
      '--command',
      'Name=deploy',
    );
    await aws('wait', 'deployment-successful', '--deployment-ids', String(DeploymentId));
  };
  await deploy();
  const { Instances } = await aws('describe-instances', '--instance-ids', String(InstanceId));
  const url = `http://${(Instances as unknown as { PublicIp: string }[])[0]?.PublicIp}/`;
  expect(await fetchPage(url, 'Version 1, served by php-app1')).toContain('Simple PHP App');

  await aws(
    ...['update-app', '--app-id', String(AppId), '--app-source', source('simple-php-app', 'version2')],
    ...['--attributes', 'DocumentRoot=web'],
  );
  await aws(
    'update-stack',
    ...stack,
    '--use-custom-cookbooks',
    '--custom-cookbooks-source',
    source('cookbooks', 'main'),
  );
  await aws('update-layer', '--layer-id', String(LayerId), '--custom-recipes', 'Deploy=phpapp::appsetup');
  await deploy();
  expect(await fetchPage(url, 'Version 2')).toContain('phpapp::appsetup says');

  const { Commands } = await aws('describe-commands', ...instance);
  const [newest] = Commands as unknown as {
    Type: string;
    Status: string;
    ExitCode: number;
    LogUrl: string;
  }[];
  expect(newest).toMatchObject({ Type: 'deploy', Status: 'successful', ExitCode: 0 });
  expect(await (await fetch(newest?.LogUrl ?? '')).text()).toMatch(/^# Logfile created on/);
  const summary = await aws('describe-stack-summary', ...stack);
  expect(summary.StackSummary).toMatchObject({ LayersCount: 1, AppsCount: 1, InstancesCount: { Online: 1 } });

  await aws('stop-instance', ...instance);
  await aws('wait', 'instance-stopped', '--instance-ids', String(InstanceId));
  await aws('delete-instance', ...instance);
  await aws('delete-app', '--app-id', String(AppId));
  await aws('delete-layer', '--layer-id', String(LayerId));
  await aws('delete-stack', ...stack);
  await expect(aws('describe-stacks', '--stack-ids', String(StackId))).rejects.toThrow(
    /ResourceNotFoundException/,
  );
});
