import type { OperatingSystem } from '../../model/opsworks.generated.ts';

const linux = (
  name: string,
  reported: [name: string, version: string],
  chef: string[],
  supported: boolean,
): OperatingSystem => ({
  Name: name,
  Id: name,
  Type: 'Linux',
  ConfigurationManagers: chef.map((Version) => ({ Name: 'Chef', Version })),
  ReportedName: reported[0],
  ReportedVersion: reported[1],
  Supported: supported,
});

const EVERY_CHEF = ['12', '11.10', '11.4'];
const amazon = (version: string, chef: string[], supported = false) =>
  linux(`Amazon Linux ${version}`, ['amazon', version], chef, supported);
const ubuntu = (version: string, chef: string[], supported = false) =>
  linux(`Ubuntu ${version} LTS`, ['ubuntu', version], chef, supported);

/**
 * What a stack's or an instance's Os may name. Those that AWS published last are known by name, as old clients send
 * them; `Supported` are the ones that their makers and Chef's still keep up.
 */
export const OPERATING_SYSTEMS: readonly OperatingSystem[] = [
  amazon('2023', EVERY_CHEF, true),
  linux('Debian 12', ['debian', '12'], EVERY_CHEF, true),
  ubuntu('24.04', EVERY_CHEF, true),
  ubuntu('22.04', EVERY_CHEF, true),
  // For recipes that only the real Chef 12 converges: docs/old-cookbooks.md.
  linux('Debian 11', ['debian', '11'], EVERY_CHEF, false),
  amazon('2', ['12']),
  ...['2018.03', '2017.09', '2017.03'].map((version) => amazon(version, ['12', '11.10'])),
  ...['2016.09', '2016.03'].map((version) => amazon(version, EVERY_CHEF)),
  ...['2015.09', '2015.03', '2014.09'].map((version) => amazon(version, ['11.10', '11.4'])),
  ubuntu('18.04', ['12']),
  ubuntu('16.04', ['12']),
  ubuntu('14.04', ['12', '11.10']),
  ubuntu('12.04', EVERY_CHEF),
  linux('CentOS Linux 7', ['centos', '7'], ['12'], false),
  linux('Red Hat Enterprise Linux 7', ['redhat', '7'], ['12', '11.10'], false),
];
