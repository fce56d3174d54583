type Family = (version: string, architecture: Architecture) => string;

interface Architecture {
  /** Amazon's word: x86_64, arm64. */
  amazon: string;
  /** Debian's word: amd64, arm64. */
  debian: string;
}

const ARCHITECTURES: Record<string, Architecture> = {
  x86_64: { amazon: 'x86_64', debian: 'amd64' },
  arm64: { amazon: 'arm64', debian: 'arm64' },
};

/**
 * Every operating system family of the API, with the public parameters of its maker. Retired versions are looked up
 * by the same scheme: their maker decides whether there still is an image, and says so by the parameter's absence.
 */
const FAMILIES: [pattern: RegExp, parameter: Family][] = [
  [
    /^Amazon Linux (2023)$/,
    (version, { amazon }) => amazonLinux(`al${version}-ami-kernel-default-${amazon}`),
  ],
  [/^Amazon Linux (2)$/, (version, { amazon }) => amazonLinux(`amzn${version}-ami-hvm-${amazon}-gp2`)],
  [
    /^Amazon Linux (20\d\d\.\d\d)$/,
    (version, { amazon }) => amazonLinux(`amzn-ami-hvm-${version}-${amazon}-gp2`),
  ],
  [/^Debian (\d+)$/, (version, { debian }) => `/aws/service/debian/release/${version}/latest/${debian}`],
  [/^Ubuntu (24\.04) LTS$/, (version, { debian }) => ubuntu(version, debian, 'gp3')],
  [/^Ubuntu (\d\d\.04) LTS$/, (version, { debian }) => ubuntu(version, debian, 'gp2')],
];

/** The public parameter that holds the image id; `undefined` for an operating system or architecture we do not know. */
export function imageParameter(os: string, architecture: string): string | undefined {
  const words = ARCHITECTURES[architecture];
  if (!words) return undefined;
  for (const [pattern, parameter] of FAMILIES) {
    const version = pattern.exec(os)?.[1];
    if (version) return parameter(version, words);
  }
  return undefined;
}

function amazonLinux(name: string): string {
  return `/aws/service/ami-amazon-linux-latest/${name}`;
}

function ubuntu(version: string, architecture: string, volume: string): string {
  return `/aws/service/canonical/ubuntu/server/${version}/stable/current/${architecture}/hvm/ebs-${volume}/ami-id`;
}
