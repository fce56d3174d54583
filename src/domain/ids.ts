// The ids of all nouns in one place: they differ only in their brand.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type StackId = Branded<'StackId'>;
export type LayerId = Branded<'LayerId'>;
export type InstanceId = Branded<'InstanceId'>;
export type AppId = Branded<'AppId'>;
export type DeploymentId = Branded<'DeploymentId'>;
export type CommandId = Branded<'CommandId'>;
export type VolumeId = Branded<'VolumeId'>;
export type ServiceErrorId = Branded<'ServiceErrorId'>;
export type Ec2InstanceId = Branded<'Ec2InstanceId'>;
