import { HOST_NAME } from './host-name.ts';

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  git: 9418,
  ssh: 22,
  'git+ssh': 22,
  svn: 3690,
};

const NAME = HOST_NAME.replaceAll('.', '\\.');
/** `scheme://user:password@name:port`: a URL's beginning, of which only the name must be there. */
const URL_START = new RegExp(
  `(?:([a-z][a-z0-9+.-]*)://(?:[^\\s/@"']*@)?|([\\w.-]+@)|(?<![\\w.-]))${NAME}(?![\\w-]|\\.\\w)(:)?(\\d+(?![\\w]))?`,
  'gi',
);

/**
 * The ports of this host that a text points at: those of `host.opswright.internal` in URLs
 * (`http://host.opswright.internal:8080/app.git`) and in scp's form (`git@host.opswright.internal:app.git`).
 * In rising order, each once.
 */
export function portsIn(text: string): number[] {
  const ports = [...text.matchAll(URL_START)].flatMap(([, scheme, user, colon, digits]) =>
    portOf({ scheme, user, colon, digits }),
  );
  return [...new Set(ports)].filter((port) => port >= 1 && port <= 65_535).sort((a, b) => a - b);
}

interface Found {
  scheme: string | undefined;
  user: string | undefined;
  colon: string | undefined;
  digits: string | undefined;
}

function portOf({ scheme, user, colon, digits }: Found): number[] {
  // scp's form: what follows the colon is a path, even when it begins with digits.
  if (user !== undefined) return colon ? [22] : [];
  if (colon && digits) return [Number(digits)];
  const port = scheme && DEFAULT_PORTS[scheme.toLowerCase()];
  return port ? [port] : [];
}
