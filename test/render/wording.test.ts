import { describe, expect, test } from 'vitest';
import { resourceTypes } from '../../src/ontology/resource.ts';
import { formatDay, formatMoment, formatNumber } from '../../src/render/text/format.ts';
import { nounOf } from '../../src/render/text/noun.ts';
import { wordsOf } from '../../src/render/words/index.ts';

describe('numbers and dates', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1112, '1.112', '1,112'],
    [1234567, '1.234.567', '1,234,567'],
    [0.95, '0,95', '0.95'],
    [-5, '−5', '−5'],
  ])('%d', (value, german, english) => {
    expect(formatNumber(value, 'de')).toBe(german);
    expect(formatNumber(value, 'en')).toBe(english);
  });

  test('days and moments', () => {
    expect(formatDay('2026-11-25', 'de')).toBe('25.11.2026');
    expect(formatDay('2026-11-05', 'en')).toBe('5 November 2026');
    expect(formatMoment('2026-11-25T06:00:12.345Z', 'de')).toBe('25.11.2026, 06:00 UTC');
    expect(formatMoment('2026-11-25', 'de')).toBe('25.11.2026');
    expect(formatMoment('2026-11-25T06:00:00+02:00', 'de')).toBe('25.11.2026');
    expect(formatDay('soon', 'de')).toBe('soon');
  });
});

test('every resource type is declined as German asks for it', () => {
  const words = wordsOf('de');
  const table = Object.fromEntries(
    resourceTypes.map((type) => {
      const noun = nounOf([type], 'de', words);
      return [type, `1 ${noun.singular}, 2 ${noun.plural}, von 1 ${noun.ofOne}, von 2 ${noun.ofMany}`];
    }),
  );
  expect(table).toMatchInlineSnapshot(`
    {
      "access-grant": "1 Berechtigung, 2 Berechtigungen, von 1 Berechtigung, von 2 Berechtigungen",
      "access-review": "1 Rechteprüfung, 2 Rechteprüfungen, von 1 Rechteprüfung, von 2 Rechteprüfungen",
      "account": "1 Konto, 2 Konten, von 1 Konto, von 2 Konten",
      "account-region": "1 Kontoregion, 2 Kontoregionen, von 1 Kontoregion, von 2 Kontoregionen",
      "admin-endpoint": "1 Administrationszugang, 2 Administrationszugänge, von 1 Administrationszugang, von 2 Administrationszugängen",
      "alert-route": "1 Alarmweg, 2 Alarmwege, von 1 Alarmweg, von 2 Alarmwegen",
      "backup-class": "1 Sicherungsklasse, 2 Sicherungsklassen, von 1 Sicherungsklasse, von 2 Sicherungsklassen",
      "backup-copy": "1 Sicherungskopie, 2 Sicherungskopien, von 1 Sicherungskopie, von 2 Sicherungskopien",
      "backup-job": "1 Sicherungslauf, 2 Sicherungsläufe, von 1 Sicherungslauf, von 2 Sicherungsläufen",
      "backup-plan": "1 Sicherungsplan, 2 Sicherungspläne, von 1 Sicherungsplan, von 2 Sicherungsplänen",
      "backup-repository": "1 Sicherungsspeicher, 2 Sicherungsspeicher, von 1 Sicherungsspeicher, von 2 Sicherungsspeichern",
      "backup-vault": "1 Sicherungstresor, 2 Sicherungstresore, von 1 Sicherungstresor, von 2 Sicherungstresoren",
      "block-volume": "1 Datenträger, 2 Datenträger, von 1 Datenträger, von 2 Datenträgern",
      "cache": "1 Zwischenspeicher, 2 Zwischenspeicher, von 1 Zwischenspeicher, von 2 Zwischenspeichern",
      "certificate": "1 Zertifikat, 2 Zertifikate, von 1 Zertifikat, von 2 Zertifikaten",
      "cluster": "1 Cluster, 2 Cluster, von 1 Cluster, von 2 Clustern",
      "component": "1 Komponente, 2 Komponenten, von 1 Komponente, von 2 Komponenten",
      "compute-instance": "1 Server, 2 Server, von 1 Server, von 2 Servern",
      "container-image": "1 Image, 2 Images, von 1 Image, von 2 Images",
      "credential": "1 Zugang, 2 Zugänge, von 1 Zugang, von 2 Zugängen",
      "customer-directory": "1 Kundenverzeichnis, 2 Kundenverzeichnisse, von 1 Kundenverzeichnis, von 2 Kundenverzeichnissen",
      "data-copy": "1 Kopie, 2 Kopien, von 1 Kopie, von 2 Kopien",
      "data-endpoint": "1 Datenzugang, 2 Datenzugänge, von 1 Datenzugang, von 2 Datenzugängen",
      "database": "1 Datenbank, 2 Datenbanken, von 1 Datenbank, von 2 Datenbanken",
      "departure": "1 Austritt, 2 Austritte, von 1 Austritt, von 2 Austritten",
      "detector": "1 Angriffserkennung, 2 Angriffserkennungen, von 1 Angriffserkennung, von 2 Angriffserkennungen",
      "document": "1 Dokument, 2 Dokumente, von 1 Dokument, von 2 Dokumenten",
      "egress-path": "1 Ausgangsweg, 2 Ausgangswege, von 1 Ausgangsweg, von 2 Ausgangswegen",
      "endpoint": "1 Endpunkt, 2 Endpunkte, von 1 Endpunkt, von 2 Endpunkten",
      "environment": "1 Umgebung, 2 Umgebungen, von 1 Umgebung, von 2 Umgebungen",
      "evidence-bundle": "1 Nachweispaket, 2 Nachweispakete, von 1 Nachweispaket, von 2 Nachweispaketen",
      "exposed-port": "1 Portfreigabe, 2 Portfreigaben, von 1 Portfreigabe, von 2 Portfreigaben",
      "file-system": "1 Dateisystem, 2 Dateisysteme, von 1 Dateisystem, von 2 Dateisystemen",
      "gitops-application": "1 GitOps-Anwendung, 2 GitOps-Anwendungen, von 1 GitOps-Anwendung, von 2 GitOps-Anwendungen",
      "inbound-rule": "1 Eingangsregel, 2 Eingangsregeln, von 1 Eingangsregel, von 2 Eingangsregeln",
      "infrastructure-stock": "1 Infrastrukturbestand, 2 Infrastrukturbestände, von 1 Infrastrukturbestand, von 2 Infrastrukturbeständen",
      "key": "1 Schlüssel, 2 Schlüssel, von 1 Schlüssel, von 2 Schlüsseln",
      "log-source": "1 Protokollquelle, 2 Protokollquellen, von 1 Protokollquelle, von 2 Protokollquellen",
      "log-store": "1 Protokollspeicher, 2 Protokollspeicher, von 1 Protokollspeicher, von 2 Protokollspeichern",
      "malware-status": "1 Schutzstand, 2 Schutzstände, von 1 Schutzstand, von 2 Schutzständen",
      "managed-service": "1 verwalteter Dienst, 2 verwaltete Dienste, von 1 verwaltetem Dienst, von 2 verwalteten Diensten",
      "message-queue": "1 Warteschlange, 2 Warteschlangen, von 1 Warteschlange, von 2 Warteschlangen",
      "namespace": "1 Namensraum, 2 Namensräume, von 1 Namensraum, von 2 Namensräumen",
      "network": "1 Netz, 2 Netze, von 1 Netz, von 2 Netzen",
      "network-policy": "1 Netzregel, 2 Netzregeln, von 1 Netzregel, von 2 Netzregeln",
      "node": "1 Knoten, 2 Knoten, von 1 Knoten, von 2 Knoten",
      "object-store": "1 Objektspeicher, 2 Objektspeicher, von 1 Objektspeicher, von 2 Objektspeichern",
      "office-tenant": "1 Office-Mandant, 2 Office-Mandanten, von 1 Office-Mandant, von 2 Office-Mandanten",
      "password-policy": "1 Passwortrichtlinie, 2 Passwortrichtlinien, von 1 Passwortrichtlinie, von 2 Passwortrichtlinien",
      "persistent-volume": "1 persistenter Datenträger, 2 persistente Datenträger, von 1 persistentem Datenträger, von 2 persistenten Datenträgern",
      "platform": "1 Plattform, 2 Plattformen, von 1 Plattform, von 2 Plattformen",
      "pod-policy": "1 Pod-Richtlinie, 2 Pod-Richtlinien, von 1 Pod-Richtlinie, von 2 Pod-Richtlinien",
      "pod-template": "1 Pod-Vorlage, 2 Pod-Vorlagen, von 1 Pod-Vorlage, von 2 Pod-Vorlagen",
      "production-store": "1 Produktivbestand, 2 Produktivbestände, von 1 Produktivbestand, von 2 Produktivbeständen",
      "recovery-objective": "1 Wiederherstellungsziel, 2 Wiederherstellungsziele, von 1 Wiederherstellungsziel, von 2 Wiederherstellungszielen",
      "recovery-point": "1 Wiederherstellungspunkt, 2 Wiederherstellungspunkte, von 1 Wiederherstellungspunkt, von 2 Wiederherstellungspunkten",
      "repository": "1 Repository, 2 Repositorys, von 1 Repository, von 2 Repositorys",
      "role-assignment": "1 Rollenzuweisung, 2 Rollenzuweisungen, von 1 Rollenzuweisung, von 2 Rollenzuweisungen",
      "search-service": "1 Suchdienst, 2 Suchdienste, von 1 Suchdienst, von 2 Suchdiensten",
      "secret-scan": "1 Secret-Scan, 2 Secret-Scans, von 1 Secret-Scan, von 2 Secret-Scans",
      "security-group": "1 Sicherheitsgruppe, 2 Sicherheitsgruppen, von 1 Sicherheitsgruppe, von 2 Sicherheitsgruppen",
      "service-definition": "1 Dienstdefinition, 2 Dienstdefinitionen, von 1 Dienstdefinition, von 2 Dienstdefinitionen",
      "service-notice": "1 Änderungsankündigung, 2 Änderungsankündigungen, von 1 Änderungsankündigung, von 2 Änderungsankündigungen",
      "snapshot": "1 Schnappschuss, 2 Schnappschüsse, von 1 Schnappschuss, von 2 Schnappschüssen",
      "staff-device": "1 Arbeitsgerät, 2 Arbeitsgeräte, von 1 Arbeitsgerät, von 2 Arbeitsgeräten",
      "stored-secret": "1 Geheimnis, 2 Geheimnisse, von 1 Geheimnis, von 2 Geheimnissen",
      "subnet": "1 Subnetz, 2 Subnetze, von 1 Subnetz, von 2 Subnetzen",
      "user": "1 Benutzerkonto, 2 Benutzerkonten, von 1 Benutzerkonto, von 2 Benutzerkonten",
      "web-entry": "1 Webzugang, 2 Webzugänge, von 1 Webzugang, von 2 Webzugängen",
      "workload": "1 Anwendung, 2 Anwendungen, von 1 Anwendung, von 2 Anwendungen",
      "workload-identity": "1 Dienstidentität, 2 Dienstidentitäten, von 1 Dienstidentität, von 2 Dienstidentitäten",
    }
  `);
  expect(nounOf(['database', 'object-store'], 'de', words).ofMany).toBe('Elementen');
});
