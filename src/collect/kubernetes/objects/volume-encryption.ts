import type { Unknown } from '../../../ontology/resource.ts';
import { textAt } from '../json.ts';
import { operationOf, plan } from '../plan.ts';
import { delegated, notShown, type Session } from '../session.ts';
import { findDriver, type Driver } from './csi-drivers.ts';
import type { Volume } from './volume.ts';

/** What is kept of a StorageClass. */
export type StorageClass = {
  readonly provisioner: string;
  /** Only those that the table of drivers knows: others can hold passwords. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly createdAt: string | null;
};

export type Encryption = {
  readonly encrypted: true | Unknown;
  readonly keyId: string | null | Unknown;
};

/** What is known about the making of a volume. */
type Making = {
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether the parameters of the class are among them. */
  readonly withClass: boolean;
  /** The gap that hides the class. */
  readonly gap: string | null;
};

/** Whether a volume is encrypted and with which key, as far as the volume itself and the class it was made from say so. */
export function encryptionOf(
  session: Session,
  volume: Volume,
  storageClass: StorageClass | Unknown | null,
): Encryption {
  const driver = findDriver(volume.driver);
  if (!driver) {
    const gap = notShown(
      session,
      operation(volume),
      `The cluster does not show whether volumes of ${volume.driver} are encrypted.`,
    );
    return { encrypted: gap, keyId: gap };
  }
  const making = makingOf(volume, storageClass);
  if (isEncrypted(driver, volume, making)) return { encrypted: true, keyId: keyOf(session, driver, volume, making) };
  const gap =
    making.gap !== null && driver.parameter !== undefined ? { gap: making.gap } : elsewhere(session, driver, volume);
  return { encrypted: gap, keyId: gap };
}

/**
 * The parameters that the volume was made with. Its own attributes cannot change. Those of its class count only if the
 * class made the volume and has not been made anew since.
 */
function makingOf(volume: Volume, storageClass: StorageClass | Unknown | null): Making {
  const own = { parameters: volume.attributes, withClass: false, gap: null };
  if (storageClass === null || !volume.provisioned) return own;
  if ('gap' in storageClass) return { ...own, gap: storageClass.gap };
  const same = storageClass.provisioner === volume.driver;
  const older =
    storageClass.createdAt !== null && volume.createdAt !== null && storageClass.createdAt <= volume.createdAt;
  if (!same || !older) return own;
  return { parameters: { ...storageClass.parameters, ...volume.attributes }, withClass: true, gap: null };
}

function isEncrypted(driver: Driver, volume: Volume, { parameters }: Making): boolean {
  if (driver.always) return true;
  if (driver.secretReference !== undefined) return textAt(volume.source, driver.secretReference, 'name') !== null;
  return driver.parameter !== undefined && parameters[driver.parameter]?.toLowerCase() === 'true';
}

function keyOf(session: Session, driver: Driver, volume: Volume, making: Making): string | null | Unknown {
  if (driver.keyInSecret)
    return (
      secretOf(volume) ??
      notShown(session, `${operation(volume)}, key`, 'The volume does not refer to the secret that holds its key.')
    );
  const key = driver.keyParameter === undefined ? undefined : making.parameters[driver.keyParameter];
  if (key !== undefined && key !== '') return key;
  if (making.gap !== null) return { gap: making.gap };
  // Where the class is known and names no key, the provider uses its own.
  return driver.always && making.withClass && driver.keyParameter !== undefined
    ? null
    : elsewhere(session, driver, volume, ', key');
}

/** The name of the secret that holds the key; the secret itself is never read. */
function secretOf({ source }: Volume): string | null {
  for (const reference of ['nodeStageSecretRef', 'nodePublishSecretRef']) {
    const name = textAt(source, reference, 'name');
    if (name !== null) return `secret:${textAt(source, reference, 'namespace') ?? '-'}/${name}`;
  }
  return null;
}

function elsewhere(session: Session, driver: Driver, volume: Volume, suffix = ''): Unknown {
  if (driver.elsewhere === undefined && !driver.always) {
    const message = `${volume.driver} was not told to encrypt; whether the disk below is encrypted is not visible.`;
    return notShown(session, `${operation(volume)}${suffix}`, message);
  }
  const message = `Only ${driver.elsewhere ?? 'the provider'} can say this about volumes of ${volume.driver}.`;
  return delegated(session, `${operation(volume)}${suffix}`, message);
}

function operation(volume: Volume): string {
  return `${operationOf(plan.volumes)} (encryption, ${volume.driver})`;
}
