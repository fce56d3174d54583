import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Ports } from '../../src/ports/ports.ts';

const root = join(import.meta.dirname, '../..');

/** Reading the table is one right and writing it is another, however it is read or written. */
const READ_STATE = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE_STATE = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
];

type AskingPort = Exclude<keyof Ports, 'clock' | 'ids'>;
type PortMethod = { [Port in AskingPort]: `${Port}.${keyof Ports[Port] & string}` }[AskingPort];

/** The IAM actions behind each method of a port: what its adapter in src/aws calls. The type makes the list complete. */
const ACTIONS: Record<PortMethod, readonly string[]> = {
  'store.get': READ_STATE,
  'store.getMany': READ_STATE,
  'store.query': READ_STATE,
  'store.write': WRITE_STATE,
  'compute.launch': ['ec2:RunInstances', 'ec2:CreateTags', 'iam:PassRole'],
  'compute.start': ['ec2:StartInstances', 'ec2:DescribeInstances'],
  'compute.stop': ['ec2:StopInstances', 'ec2:DescribeInstances'],
  'compute.reboot': ['ec2:RebootInstances'],
  'compute.terminate': ['ec2:TerminateInstances'],
  'compute.describe': ['ec2:DescribeInstances'],
  'compute.findByToken': ['ec2:DescribeInstances'],
  'compute.ensureSecurityGroups': [
    'ec2:DescribeSecurityGroups',
    'ec2:CreateSecurityGroup',
    'ec2:AuthorizeSecurityGroupIngress',
  ],
  'volumes.existing': ['ec2:DescribeVolumes'],
  'volumes.attachedTo': ['ec2:DescribeInstances'],
  'volumes.attach': ['ec2:AttachVolume', 'ec2:DescribeVolumes'],
  'volumes.keep': ['ec2:ModifyInstanceAttribute'],
  'volumes.remove': ['ec2:DeleteVolume'],
  'addresses.allocate': ['ec2:DescribeAddresses', 'ec2:AllocateAddress', 'ec2:CreateTags'],
  'addresses.associate': ['ec2:AssociateAddress'],
  'addresses.release': ['ec2:DescribeAddresses', 'ec2:DisassociateAddress', 'ec2:ReleaseAddress'],
  'images.imageFor': ['ssm:GetParameter'],
  'wake.instances': ['ssm:SendCommand'],
  'wake.stack': ['ssm:SendCommand'],
  'workflows.start': ['states:StartExecution'],
  'workflows.resume': ['states:SendTaskSuccess'],
  'workflows.fail': ['states:SendTaskFailure'],
  'workflows.outcome': ['states:DescribeExecution'],
  'objects.put': ['s3:PutObject'],
  // Without the right to list, S3 says "access denied" for what is not there.
  'objects.get': ['s3:GetObject', 's3:ListBucket'],
  'objects.list': ['s3:ListBucket'],
  'objects.remove': ['s3:DeleteObject'],
  'objects.presignGet': ['s3:GetObject'],
  'objects.presignPut': ['s3:PutObject'],
  'secrets.derive': ['kms:GenerateMac'],
  'secrets.seal': ['kms:Encrypt'],
  'secrets.open': ['kms:Decrypt'],
  // GetCallerIdentity needs no right, and carries the machine's signature, not ours.
  'identity.verify': [],
};

const PORT_CALL =
  /\b(store|compute|volumes|addresses|images|wake|workflows|objects|secrets|identity)\s*\.([a-zA-Z]+)(?:<[^()]*>)?\(/g;

/**
 * The IAM actions that the code of a handler can come to: of every file that its bundle is made of, the ports'
 * methods that it calls. One file is one function here, so the files of a bundle are what can be reached.
 */
export async function neededActions(handler: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(root, handler)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile: 'handler.mjs',
    loader: { '.json': 'empty' },
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.keys(output?.inputs ?? {}).filter((file) => !file.startsWith('src/aws/'));
  return [...new Set(files.flatMap((file) => actionsIn(readFileSync(join(root, file), 'utf8'))))].sort();
}

function actionsIn(source: string): readonly string[] {
  const calls = [...source.matchAll(PORT_CALL)].map(([, port, method]) => `${port}.${method}`);
  return calls.flatMap((call) => (call in ACTIONS ? ACTIONS[call as PortMethod] : []));
}
