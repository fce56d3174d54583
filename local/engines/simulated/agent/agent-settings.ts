/** `/etc/opswright/agent.json`: where the control plane is and who the machine is to it. */
export interface AgentSettings {
  endpoint: string;
  region: string;
  instanceId: string;
  stackId: string;
  metadataEndpoint?: string;
}
