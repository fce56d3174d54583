import type { Reservation } from '@aws-sdk/client-ec2';
import type { Ec2 } from './ec2.ts';
import type { InstanceRecord } from './records/instance-record.ts';
import { toInstance } from './to-instance.ts';

export function toReservation(ec2: Ec2, reservationId: string, instances: InstanceRecord[]): Reservation {
  return {
    ReservationId: reservationId,
    OwnerId: ec2.account,
    Groups: [],
    Instances: instances.map((instance) => toInstance(ec2, instance)),
  };
}
