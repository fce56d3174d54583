/** The name EC2 gives an address inside its region. */
export function privateDnsName(privateIp: string, availabilityZone: string): string {
  const region = availabilityZone.slice(0, -1);
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${privateIp.replaceAll('.', '-')}.${domain}`;
}
