import {
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandOutput,
  type STSClient,
  STSServiceException,
} from '@aws-sdk/client-sts';
import { IdentityError } from '../domain/errors.ts';
import type { Ec2InstanceId } from '../domain/ids.ts';
import type { Identity, IdentityProof, MachineIdentity } from '../ports/identity.ts';
import { callAws } from './call-aws.ts';
import { mayHelpToAskAgain } from './may-help-to-ask-again.ts';
import { checkProof } from './sts/check-proof.ts';
import { sendInstead } from './sts/send-instead.ts';

/** Every EC2 instance has this role, without a policy and without an instance profile: nobody else can assume it. */
const MACHINE_ARN = /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/aws:ec2-instance\/(i-[0-9a-f]{8,17})$/;

/** Asks the STS of our own region whose signature a proof carries. `account` is the only one whose machines we take. */
export function createStsIdentity({ client, account }: { client: STSClient; account: string }): Identity {
  return {
    verify: async (proof, nonce) => {
      const { region } = checkProof(proof, nonce);
      const caller = await callAws('STS', () => callerOf(client, proof));
      return { ...machineOf(caller, account), region };
    },
  };
}

async function callerOf(client: STSClient, proof: IdentityProof): Promise<GetCallerIdentityCommandOutput> {
  const command = new GetCallerIdentityCommand({});
  sendInstead(command, proof);
  try {
    return await client.send(command);
  } catch (error) {
    if (!(error instanceof STSServiceException) || mayHelpToAskAgain(error)) throw error;
    throw new IdentityError(`STS refuses the identity proof: ${error.name}`, { cause: error });
  }
}

function machineOf(
  { Arn = '' }: GetCallerIdentityCommandOutput,
  ours: string,
): Omit<MachineIdentity, 'region'> {
  const [, account, ec2InstanceId] = MACHINE_ARN.exec(Arn) ?? [];
  if (!account || !ec2InstanceId)
    throw new IdentityError(`The identity proof was made by ${Arn}, which is no machine.`);
  if (account !== ours)
    throw new IdentityError(`The identity proof was made by a machine of the account ${account}.`);
  return { account, ec2InstanceId: ec2InstanceId as Ec2InstanceId };
}
