/** The label that holds the EC2 instance id of a container. */
export const INSTANCE_LABEL = 'org.opswright.ec2-instance-id';
