import type { ProtectionNeed } from './catalog.ts';
import type { Severity } from './severity.ts';
import type { DpfEntry } from './dpf.ts';
import type { Language } from './text.ts';

type TargetBase = {
  readonly id: string;
  /** Protection need of this target where it differs from the service's. */
  readonly protection: ProtectionNeed | null;
};

export type KubernetesTarget = TargetBase & {
  readonly provider: 'kubernetes';
  /** Name of the context; null: the current one. */
  readonly context: string | null;
  /** Path of the kubeconfig; null: KUBECONFIG, else ~/.kube/config, else in-cluster. */
  readonly kubeconfig: string | null;
};

export type AwsTarget = TargetBase & {
  readonly provider: 'aws';
  /** Profile of the shared configuration; null: the SDK's usual chain. */
  readonly profile: string | null;
  /** Role to assume; null: none. */
  readonly role: string | null;
  /** Regions the checks look at; null: every enabled region. Location checks always look at every enabled region. */
  readonly regions: readonly string[] | null;
};

export type Target = KubernetesTarget | AwsTarget;

/** How elements say what they hold: keys of tags and labels and their values. */
export type Classification = {
  readonly dataClass: { readonly key: string; readonly personal: readonly string[]; readonly none: readonly string[] };
  readonly protectionNeed: { readonly key: string };
  readonly critical: { readonly key: string; readonly value: string };
  /** What an element without the tag holds. */
  readonly untagged: 'unknown' | 'personal' | 'none';
};

export type Organisation = {
  readonly name: string;
  readonly role: 'controller' | 'processor' | null;
  readonly address: string | null;
  readonly representative: string | null;
  readonly dpo: { readonly name: string | null; readonly contact: string | null } | null;
};

export type Service = {
  readonly name: string;
  readonly description: string | null;
  readonly dataSubjects: readonly string[];
  readonly dataCategories: readonly string[];
  readonly exclusions: readonly string[];
};

/** nachweis.yaml, flags and environment as one value, with every default filled in and every path absolute. */
export type Config = {
  readonly organisation: Organisation;
  readonly service: Service;
  readonly frameworks: readonly string[];
  /** Which checks a run judges: all, those that collectors can decide, or those that are named. */
  readonly checks: 'all' | 'collected' | readonly string[];
  readonly protection: ProtectionNeed;
  /** `EU`, `EEA` or ISO 3166-1 alpha-2 codes; null: what the profile of the protection need says. */
  readonly allowedLocations: readonly string[] | null;
  /** Entries in the list of the EU-US Data Privacy Framework. */
  readonly dpf?: readonly DpfEntry[];
  readonly classification: Classification;
  readonly targets: readonly Target[];
  /** Paths of the statement files. */
  readonly statementFiles: readonly string[];
  readonly waiverFile: string | null;
  readonly language: Language;
  readonly seal: SealConfig | null;
  /** Where the key of the pseudonyms is kept. */
  readonly pseudonymKeyFile: string;
  readonly failOn: Severity;
  readonly allowIncomplete: boolean;
  /** Overall deadline of the collection in milliseconds. */
  readonly timeout: number;
};

export type SealConfig = {
  readonly keyFile: string;
  readonly chainFile: string | null;
  /** `env:NAME` or `file:PATH`, read only when the key is used; null: the key is not encrypted. */
  readonly passphraseSource: string | null;
  /** Expected SHA-256 fingerprint of the certificate or public key, for `verify`; null: taken from the chain. */
  readonly fingerprint: string | null;
};
