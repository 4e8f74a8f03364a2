import { expect, test } from 'vitest';
import { loadCatalog, locate } from '../../src/catalog/index.ts';

const { locations } = loadCatalog();

test.each([
  ['aws', 'eu-central-1', 'DE', 'eu-eea'],
  ['aws', 'eu-central-1a', 'DE', 'eu-eea'],
  ['aws', 'eusc-de-east-1', 'DE', 'eu-eea'],
  ['aws', 'eu-central-2', 'CH', 'adequate'],
  ['aws', 'eu-west-2b', 'GB', 'adequate'],
  ['aws', 'us-east-1', 'US', 'third'],
  ['aws', 'us-east-1f', 'US', 'third'],
  ['aws', 'eu-central-1-ham-1a', 'DE', 'eu-eea'],
  ['aws', 'eu-central-1-ist-1', 'TR', 'third'],
  ['aws', 'eu-central-1-ist-1a', 'TR', 'third'],
  ['aws', 'eu-north-1-hel-1a', 'FI', 'eu-eea'],
  // Zones and regions that no table names: their country is not guessed from the region they hang on.
  ['aws', 'eu-central-1-xyz-1a', '', 'unknown'],
  ['aws', 'eu-central-1-wl1-ber-wlz-1', '', 'unknown'],
  ['aws', 'eu-central-9', '', 'unknown'],
  ['aws', 'eu-central-1ab', '', 'unknown'],
  ['aws', 'eu-central-1-a', '', 'unknown'],
  ['aws', 'EU-CENTRAL-1', '', 'unknown'],
  ['aws', 'global', '', 'unknown'],
  ['aws', '', '', 'unknown'],
  ['aws', 'constructor', '', 'unknown'],
  ['azure', 'germanywestcentral', 'DE', 'eu-eea'],
  ['azure', 'westeurope-1', 'NL', 'eu-eea'],
  ['azure', 'norwayeast', 'NO', 'eu-eea'],
  ['azure', 'europe', '', 'unknown'],
  ['gcp', 'europe-west3-a', 'DE', 'eu-eea'],
  ['gcp', 'europe-west6', 'CH', 'adequate'],
  ['gcp', 'eu', '', 'unknown'],
  ['hetzner', 'fsn1-dc14', 'DE', 'eu-eea'],
  ['hetzner', 'ash', 'US', 'third'],
  ['ovh', 'GRA11', 'FR', 'eu-eea'],
  ['ovh', 'EU-WEST-PAR-A', 'FR', 'eu-eea'],
  ['ovh', 'eu-west-lz-zrh', 'CH', 'adequate'],
  ['ovh', 'af-north-lz-rba', 'MA', 'third'],
  ['scaleway', 'fr-par-2', 'FR', 'eu-eea'],
  ['scaleway', 'it-mil', '', 'unknown'],
  ['stackit', 'eu02-m', 'AT', 'eu-eea'],
  ['ionos', 'de/txl', 'DE', 'eu-eea'],
  ['otc', 'eu-ch2', 'CH', 'adequate'],
  ['exoscale', 'hr-zag-1', 'HR', 'eu-eea'],
  ['oci', 'eu-jovanovac-1', 'RS', 'third'],
  ['linode', 'eu-west', 'GB', 'adequate'],
  ['digitalocean', 'fra1', 'DE', 'eu-eea'],
  ['ibm', 'eu-es', 'ES', 'eu-eea'],
  ['nobody', 'eu-central-1', '', 'unknown'],
  ['toString', 'eu-central-1', '', 'unknown'],
  [null, 'eu-central-1b', 'DE', 'eu-eea'],
  [null, 'westeurope', 'NL', 'eu-eea'],
  [null, 'hil', 'US', 'third'],
  [null, 'eu-de', 'DE', 'eu-eea'],
  [null, 'rack-7', '', 'unknown'],
])('%s %s lies in “%s” (%s)', (provider, code, country, verdict) => {
  const { jurisdiction: _, ...place } = locate(locations, provider, code);
  expect(place).toEqual({ code, country, verdict });
});

test('providers that disagree about a code leave it unknown', () => {
  const table = { ...locations, places: { aws: { home: 'FR' }, gcp: { home: 'DE' } } };
  expect(locate(table, null, 'home')).toEqual({ code: 'home', country: '', verdict: 'unknown' });
  expect(locate(table, 'gcp', 'home').country).toBe('DE');
});
