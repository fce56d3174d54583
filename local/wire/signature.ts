/** What a SigV4 signature says about itself, before it is checked. */
export interface Signature {
  accessKeyId: string;
  /** `YYYYMMDD` */
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  value: string;
  /** `YYYYMMDDTHHMMSSZ` */
  signedAt: string;
  sessionToken?: string;
  /** Only a presigned URL says how long it holds. */
  expiresSeconds?: number;
}
