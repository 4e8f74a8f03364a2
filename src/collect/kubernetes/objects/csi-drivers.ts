/** How a driver says that a volume is encrypted, and who knows where it does not say so. */
export type Driver = {
  /** Name of the driver; also matched as a suffix, because Rook puts its namespace in front. */
  readonly name: string;
  /** Parameter or volume attribute that switches encryption on when it is `true`. */
  readonly parameter?: string;
  /** A reference to a secret that makes the driver encrypt (LUKS). */
  readonly secretReference?: 'nodePublishSecretRef';
  /** The provider encrypts every volume, with a key of its own where no other is named. */
  readonly always?: true;
  /** Parameter or volume attribute that names the key. */
  readonly keyParameter?: string;
  /** The key lies in a secret that the volume refers to. */
  readonly keyInSecret?: true;
  /** Who could say whether the volume is encrypted where the driver does not. */
  readonly elsewhere?: string;
};

/**
 * A parameter that is missing or false does not make a volume plain: accounts encrypt by default, and a disk below may be
 * encrypted as well. So the table says when a volume is encrypted, and never that it is not.
 */
const drivers: readonly Driver[] = [
  { name: 'ebs.csi.aws.com', parameter: 'encrypted', keyParameter: 'kmsKeyId', elsewhere: 'AWS' },
  { name: 'kubernetes.io/aws-ebs', parameter: 'encrypted', keyParameter: 'kmsKeyId', elsewhere: 'AWS' },
  { name: 'efs.csi.aws.com', elsewhere: 'AWS' },
  { name: 'pd.csi.storage.gke.io', always: true, keyParameter: 'disk-encryption-kms-key' },
  { name: 'kubernetes.io/gce-pd', always: true, keyParameter: 'disk-encryption-kms-key' },
  { name: 'disk.csi.azure.com', always: true, keyParameter: 'diskEncryptionSetID' },
  { name: 'kubernetes.io/azure-disk', always: true, keyParameter: 'diskEncryptionSetID' },
  { name: 'file.csi.azure.com', always: true, elsewhere: 'Azure' },
  { name: 'cinder.csi.openstack.org', elsewhere: 'OpenStack' },
  { name: 'rbd.csi.ceph.com', parameter: 'encrypted', keyParameter: 'encryptionKMSID', elsewhere: 'Ceph' },
  { name: 'cephfs.csi.ceph.com', parameter: 'encrypted', keyParameter: 'encryptionKMSID', elsewhere: 'Ceph' },
  { name: 'driver.longhorn.io', parameter: 'encrypted', keyInSecret: true },
  { name: 'csi.hetzner.cloud', secretReference: 'nodePublishSecretRef', keyInSecret: true, elsewhere: 'Hetzner' },
  { name: 'csi.scaleway.com', parameter: 'encrypted', keyInSecret: true, elsewhere: 'Scaleway' },
  {
    name: 'csi.cloudscale.ch',
    parameter: 'csi.cloudscale.ch/luks-encrypted',
    keyInSecret: true,
    elsewhere: 'cloudscale',
  },
  { name: 'csi.vsphere.vmware.com', elsewhere: 'vCenter' },
];

export function findDriver(name: string): Driver | null {
  return drivers.find((driver) => driver.name === name || name.endsWith(`.${driver.name}`)) ?? null;
}

/** The parameters of a StorageClass that the table knows; nothing else of it is kept. */
export function knownParameters(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const known = drivers.flatMap(({ parameter, keyParameter }) => [parameter, keyParameter]);
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => known.includes(name)));
}
