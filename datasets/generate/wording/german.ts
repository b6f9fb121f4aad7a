import type { Language } from './language.js';

export const GERMAN: Language = {
  greetings: ['Sehr geehrter Kunde,', 'Guten Tag,', 'Hallo,', 'Sehr geehrte Damen und Herren,', ''],
  ofScam: [],
  ofAny: [
    'Ihr {Konto|Zugang} bei {brand} wurde wegen Vorgang {code} {gesperrt|eingeschränkt}.',
    'Bitte {bestätigen|prüfen} Sie {thing} bis {weekday}, sonst fallen {small} an.',
    'Unsere {Abteilung|Stelle} in {place} hält {thing} für Sie {bereit|zurück}.',
    '{person} von {brand} {erklärt|zeigt} Ihnen, wie Sie {big} {erhalten|sichern}.',
    'In nur {count} Tagen haben unsere Kunden {percent} mit {thing} {verdient|erzielt}.',
    'Überweisen Sie die {Gebühr|Anzahlung} von {small} auf das {neue|unten genannte} Konto.',
    'Ihre Sendung {code} {liegt|wartet} in {place}.',
    'Sprechen Sie mit niemandem über {thing}, wie {person} es {sagte|wünschte}.',
    'Die Rechnung {code} der {brand} ist seit {count} Tagen {offen|fällig}.',
    'Nennen Sie {person} die {Nummer|PIN}, die Sie gleich per SMS {bekommen|erhalten}.',
    'Als {Dank|Bonus} gibt es {percent} auf {thing} bis {weekday}.',
    'Mit {freundlichen|besten} Grüßen, {person}, {brand} {place}.',
  ],
  stories: [
    '{when} {bekam|erhielt} ich {channel}, und {reaction}.',
    'Man {drängte} mich, bis ich {gave}.',
    'Danach {after}, und {feeling}.',
    '{relative} hat mich gewarnt, aber {why}.',
  ],
  claims: [
    'Es meldete sich {person} von {brand} aus {place}, es ging um {thing}.',
    'Unterschrieben hat {person} für {brand} in {place}, Zweck war {thing}.',
  ],
  naming: ['Verwendet wurde', 'Ich habe noch:', 'Der Kontakt war', 'Es kam von'],
  slots: {
    when: 'Im Frühjahr;Vor zwei Wochen;An einem Sonntag;Nach der Arbeit;Im Urlaub;Spät abends;Beim Einkaufen;Am Tag der Rente;In der Mittagspause'.split(
      ';',
    ),
    channel:
      'einen Anruf von einem netten Herrn;eine SMS;eine E-Mail mit Logo;eine Nachricht im Chat;einen Brief;eine Freundschaftsanfrage;eine Meldung auf dem Bildschirm;Werbung mit einem Schauspieler'.split(
        ';',
      ),
    reaction:
      'ich habe alles geglaubt;es klang sehr amtlich;ich hatte es eilig;ich habe zurückgeschrieben;ich habe die Daten eingegeben;ich rief die Nummer an;es passte zu meiner Bestellung'.split(
        ';',
      ),
    drängte:
      'rief immer wieder an und drängte;schickte neue Formulare und bat;versprach viel und lockte;drohte und ängstigte;schrieb liebe Worte und bat'.split(
        ';',
      ),
    gave: 'viermal gezahlt hatte;einen Kredit aufnahm;mein Erspartes überwies;Gutscheine kaufte;ein Foto vom Ausweis schickte;das Auto verkaufte'.split(
      ';',
    ),
    after:
      'war die Nummer tot;verschwand die Seite;kam keine Ware;konnte die Bank nichts tun;antwortete niemand mehr;fehlte noch mehr Geld'.split(
        ';',
      ),
    feeling:
      'ich schlafe schlecht;ich möchte andere warnen;ich schäme mich;es war alles, was ich hatte;meine Familie weiß noch nichts;ich habe alle Unterlagen'.split(
        ';',
      ),
    relative: 'Meine Tochter;Mein Mann;Ein Nachbar;Die Kollegin;Mein Bruder;Der Berater der Bank;Eine Freundin'.split(
      ';',
    ),
    why: 'ich hatte schon unterschrieben;ich wollte nicht hören;man hatte mir Schweigen geboten;das Geld war schon weg;die Papiere sahen echt aus'.split(
      ';',
    ),
    thing:
      'den Goldsparplan;die Winterware;das Gartenhaus;die Datensicherung;den Handelsroboter;die Ferienwohnung;den Solarfonds;die Steuererstattung;die Bewertungen;das Tablet;die Familienkarte;die Bildersammlung'.split(
        ';',
      ),
    weekday: 'Montag;Dienstag;Mittwoch;Donnerstag;Freitag;Samstag;Monatsende;zum Ersten'.split(';'),
  },
};
