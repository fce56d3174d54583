import type { App, DataSource, EnvironmentVariable, Source } from '../../model/opsworks.generated.ts';
import { nameProblems } from '../checks/name-problems.ts';
import { problemIf } from '../checks/problem-if.ts';
import { sourceProblems } from '../checks/source-problems.ts';
import { hasBuiltInLayers } from '../stack/has-built-in-layers.ts';
import type { AppAttributes } from './app-attributes.ts';
import type { AppType } from './app-type.ts';
import { environmentProblems } from './environment-problems.ts';

/** An app as it would be stored, with every default filled in. */
interface CandidateApp extends App {
  Name: string;
  Shortname: string;
  Type: AppType;
  AppSource: Source;
  DataSources: DataSource[];
  Domains: string[];
  Attributes: AppAttributes;
  Environment: EnvironmentVariable[];
}

const DATA_SOURCES = ['AutoSelectOpsworksMysqlInstance', 'OpsworksMysqlInstance', 'RdsDbInstance', 'None'];

/** Everything that is wrong with an app, in words for the person who sent it. */
export function appProblems(app: CandidateApp, chefVersion: string): string[] {
  return [
    ...nameProblems('Name', app.Name, 255),
    ...shortnameProblems(app.Shortname),
    ...problemIf(
      app.Type !== 'other' && !hasBuiltInLayers(chefVersion),
      `Type: apps of a Chef ${chefVersion} stack have the type other, not '${app.Type}'.`,
    ),
    ...sourceProblems('AppSource', app.AppSource, chefVersion),
    ...dataSourceProblems(app.DataSources),
    ...app.Domains.flatMap(domainProblems),
    ...problemIf(
      app.EnableSsl === true && !app.SslConfiguration?.Certificate,
      'SslConfiguration: a Certificate and a PrivateKey are required with EnableSsl.',
    ),
    ...documentRootProblems(app.Attributes.DocumentRoot),
    ...environmentProblems(app.Environment),
  ];
}

/** It becomes a directory below /srv/www. */
function shortnameProblems(shortname: string): string[] {
  return [
    ...nameProblems('Shortname', shortname, 255),
    ...problemIf(
      !/^([A-Za-z0-9_-][A-Za-z0-9_.-]*)?$/.test(shortname),
      'Shortname: may only have letters, digits, hyphens, underscores and dots, and not begin with a dot.',
    ),
  ];
}

function dataSourceProblems(sources: readonly DataSource[]): string[] {
  return sources.flatMap(({ Type }, index) =>
    problemIf(
      Type !== undefined && !DATA_SOURCES.includes(Type),
      `DataSources[${index}].Type: '${Type}' is not one of ${DATA_SOURCES.join(', ')}.`,
    ),
  );
}

/** It becomes a line of a web server's configuration. */
function domainProblems(domain: string): string[] {
  return problemIf(!/^[A-Za-z0-9_.*-]+$/.test(domain), `Domains: '${domain}' is not a domain name.`);
}

function documentRootProblems(root: string | null): string[] {
  const outside = root !== null && (root.startsWith('/') || root.split('/').includes('..'));
  return problemIf(outside, `Attributes.DocumentRoot: '${root}' must be a path below the app's own root.`);
}
