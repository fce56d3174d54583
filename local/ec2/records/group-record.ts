/** A security group: recorded; what it opens decides which ports of a new machine are published. */
export interface GroupRecord {
  id: string;
  name: string;
  description: string;
  vpcId: string;
  rules: GroupRule[];
}

/** One permission to come in. Ports are inclusive; -1 stands for all. */
export interface GroupRule {
  id: string;
  protocol: string;
  fromPort: number;
  toPort: number;
  source: RuleSource;
}

export type RuleSource =
  | { kind: 'cidr'; cidr: string; description?: string }
  | { kind: 'group'; groupId: string; description?: string };
