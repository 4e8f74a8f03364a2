import type { ProtectionNeed } from '../model/catalog.ts';
import type { Severity } from '../model/severity.ts';
import type { Language } from '../model/text.ts';

/** nachweis.yaml as written, after its schema held (schemas/config.schema.json). */
export type ConfigDocument = {
  readonly organisation: {
    readonly name: string;
    readonly role?: 'controller' | 'processor';
    readonly address?: string;
    readonly representative?: string;
    readonly dpo?: { readonly name?: string; readonly contact?: string };
  };
  readonly service: {
    readonly name: string;
    readonly description?: string;
    readonly 'data-subjects'?: readonly string[];
    readonly 'data-categories'?: readonly string[];
    readonly exclusions?: readonly string[];
  };
  readonly frameworks?: readonly string[];
  readonly checks?: 'all' | 'collected' | readonly string[];
  readonly protection?: ProtectionNeed;
  readonly locations?: {
    readonly allowed: readonly string[];
    readonly dpf?: readonly {
      readonly provider: string;
      readonly entity: string;
      readonly data: readonly ('hr' | 'non-hr')[];
      readonly checked: string;
      readonly 'next-certification': string;
    }[];
  };
  readonly classification?: {
    readonly 'data-class'?: {
      readonly key: string;
      readonly personal?: readonly string[];
      readonly none?: readonly string[];
    };
    readonly 'protection-need'?: { readonly key: string };
    readonly critical?: { readonly key: string; readonly value?: string };
    readonly untagged?: 'unknown' | 'personal' | 'none';
  };
  readonly targets: readonly TargetDocument[];
  readonly statements?: string | readonly string[];
  readonly waivers?: string;
  readonly catalog?: { readonly checks?: string; readonly frameworks?: string; readonly profile?: string };
  readonly privacy?: { readonly 'pseudonym-key'?: string };
  readonly report?: {
    readonly language?: Language;
    readonly editions?: readonly ('customer' | 'audit')[];
    readonly formats?: readonly ('pdf' | 'html' | 'markdown')[];
    readonly templates?: string;
  };
  readonly seal?: {
    readonly key: string;
    readonly chain?: string;
    readonly pass?: string;
    readonly tsa?: readonly string[];
    readonly fingerprint?: string;
  };
  readonly 'fail-on'?: Severity;
  readonly 'allow-incomplete'?: boolean;
  readonly timeout?: string;
};

export type TargetDocument = {
  readonly id: string;
  readonly protection?: ProtectionNeed;
  readonly kubernetes?: { readonly context?: string; readonly kubeconfig?: string };
  readonly aws?: { readonly profile?: string; readonly role?: string; readonly regions?: readonly string[] };
};
