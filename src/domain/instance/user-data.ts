export interface UserDataInput {
  endpoint: string;
  region: string;
  instanceId: string;
  stackId: string;
}

/**
 * The script that a machine runs at its first boot: it tells the agent where the control plane is, brings the
 * agent where the image has none, and starts it. Nothing in it is secret and nothing in it expires, so that the
 * same launch can be asked for again at any time.
 */
export function userData(input: UserDataInput): string {
  return `#!/bin/sh
set -eu
install -d -m 0755 /etc/opswright
cat > /etc/opswright/agent.json <<'JSON'
${JSON.stringify(input)}
JSON
if [ ! -x /opt/opswright/agent/bin/opswright-agent ]; then
  work=$(mktemp -d)
  curl --fail --silent --show-error --location --retry 8 --retry-all-errors '${input.endpoint}/agent/install' | tar -xz -C "$work"
  sh "$work/agent/install.sh"
fi
systemctl is-enabled --quiet opswright-agent.service || systemctl enable opswright-agent.service
systemctl start opswright-agent.service
`;
}
