import type { Language } from './language.js';

export const FRENCH: Language = {
  greetings: ['Cher client,', 'Bonjour,', 'Madame, Monsieur,', 'Bonsoir,', ''],
  ofScam: [],
  ofAny: [
    'Votre {compte|espace} {brand} est {bloqué|suspendu} sous le dossier {code}.',
    'Veuillez {confirmer|vérifier} {thing} avant {weekday}, sinon {small} seront dus.',
    'Notre {service|bureau} de {place} {garde|réserve} {thing} pour vous.',
    '{person} de {brand} vous {montre|explique} comment {obtenir|protéger} {big}.',
    'En {count} jours nos membres ont {gagné|touché} {percent} avec {thing}.',
    'Versez {la caution|les frais} de {small} sur le {nouveau compte|compte indiqué}.',
    'Votre colis {code} {attend|se trouve} à {place}.',
    'Ne parlez à personne de {thing}, comme {person} {le demande|vous a dit}.',
    'La facture {code} de {brand} est {impayée|en retard} depuis {count} jours.',
    'Donnez à {person} le {code|numéro} que vous recevez par SMS.',
    '{percent} de remise sur {thing} {jusqu’à|avant} {weekday}.',
    'Avec nos {salutations|meilleurs vœux}, {person}, {brand} {place}.',
  ],
  stories: [
    '{when} j’ai {reçu|eu} {channel} et {reaction}.',
    'On {insisted} jusqu’à ce que {gave}.',
    'Ensuite {after} ; {feeling}.',
    '{relative} m’avait {averti|prévenu}, mais {why}.',
  ],
  claims: [
    'C’était {person} de {brand}, à {place}, pour {thing}.',
    'Le papier de {brand} est signé {person}, {place}, et concerne {thing}.',
  ],
  naming: ['Ils ont utilisé', 'Il me reste :', 'Le contact était', 'Cela venait de'],
  slots: {
    when: 'Au printemps;Il y a quinze jours;Un dimanche;Après le travail;Pendant mes vacances;Tard le soir;Au marché;Le jour de ma paie;À la pause'.split(
      ';',
    ),
    channel:
      'un appel d’un monsieur aimable;un SMS;un courriel avec un logo;un message privé;une lettre;une demande d’ami;une alerte sur mon écran;une publicité avec un acteur'.split(
        ';',
      ),
    reaction:
      'j’ai tout cru;cela semblait officiel;j’étais pressé;j’ai répondu aussitôt;j’ai saisi mes données;j’ai rappelé le numéro;cela collait avec ma commande'.split(
        ';',
      ),
    insisted:
      'm’a rappelé dix fois;m’a envoyé des formulaires;m’a promis un remboursement;m’a menacé;m’a écrit des mots doux;m’a montré mes gains'.split(
        ';',
      ),
    gave: 'je paie quatre fois;je fasse un emprunt;je vende ma voiture;je vide mon livret;j’achète des cartes;j’envoie ma pièce d’identité'.split(
      ';',
    ),
    after:
      'le numéro ne sonnait plus;la page a disparu;rien n’est arrivé;la banque n’a rien pu faire;plus personne n’a répondu;il manquait encore de l’argent'.split(
        ';',
      ),
    feeling:
      'je dors mal;je veux prévenir les autres;j’ai honte;c’était toute mon épargne;ma famille ne sait rien;j’ai gardé les papiers'.split(
        ';',
      ),
    relative: 'Ma fille;Mon mari;Un voisin;Ma collègue;Mon frère;Le conseiller de la banque;Une amie'.split(';'),
    why: 'j’avais déjà signé;je n’écoutais pas;on m’avait dit de me taire;l’argent était parti;les papiers avaient l’air vrais'.split(
      ';',
    ),
    thing:
      'le plan d’épargne or;la collection d’hiver;le salon de jardin;la sauvegarde;le robot de trading;la location d’été;le fonds solaire;le remboursement d’impôt;les avis d’hôtels;la tablette;la carte famille;vos photos'.split(
        ';',
      ),
    weekday: 'lundi;mardi;mercredi;jeudi;vendredi;samedi;la fin du mois;le premier du mois'.split(';'),
  },
};
