import type { Language } from './language.js';

export const ENGLISH: Language = {
  greetings: ['Dear customer,', 'Hello,', 'Good day,', 'Dear sir or madam,', 'Hi,', 'Greetings,', ''],
  ofScam: [
    [
      'Your {parcel|package} {code} is {held|waiting} at our {place} {depot|centre} until the {fee|charge} of {small} is paid.',
      'We {noticed|detected} a {login|sign-in} to your {brand} account from {place} and have {locked|suspended} it.',
      'Your {brand} {password|PIN} {expires|runs out} in {count} hours, {confirm|verify} it now to keep your access.',
    ],
    [
      'This is the {safety|fraud} team of {brand} Bank about a {payment|transfer} of {big} to {place}.',
      'Move your {savings|balance} to the {safe|protected} account that officer {person} has opened for you.',
      'Read the {code|number} that you get by SMS to our {agent|colleague} {person}, it {cancels|stops} payment {code}.',
    ],
    [
      'Please settle {invoice|bill} {code} of {brand} to our {new|changed} bank details before {weekday}.',
      'I am in a meeting in {place}, {handle|process} this payment of {big} {discreetly|quietly} and confirm by mail.',
      'Our {auditor|bank} asks all {partners|suppliers} of {brand} to use the account below from {weekday} on.',
    ],
    [
      'I work as {trade} in {place} and cannot {come|travel} home before my contract with {brand} ends.',
      'My {daughter|son} {person} is in hospital in {place} and the {doctors|clinic} ask {big} in advance.',
      'I {dream|think} of you every {evening|night} since we talked about {thing} and {place}.',
    ],
    [
      'Our {desk|team} at {brand} {made|earned} {percent} for members in {count} days with {thing}.',
      'Professor {person} gives {signals|advice} on {thing} in our private {group|circle} each {weekday}.',
      'To {release|withdraw} your profit of {big} the {tax|fee} office in {place} needs a deposit first.',
    ],
    [
      'The {thing} that you wanted is {reduced|marked down} by {percent} at {brand} until {weekday}.',
      'Your order {code} of {thing} is {ready|packed}, pay by transfer as our card {terminal|system} is down.',
      'Warehouse {clearance|closing} in {place}: {thing} for only {small}, {count} pieces left.',
    ],
    [
      'Your computer has {sent|reported} error {code}, call {brand} support before {thing} is lost.',
      'A {technician|specialist} named {person} will {connect|log in} and remove {count} {viruses|threats}.',
      'Your {licence|subscription} of {brand} renewed for {big}, call to {cancel|refund} it by {weekday}.',
    ],
    [
      'I recorded you through your {camera|webcam} for {count} days and have all contacts of {brand}.',
      'Send {big} in {bitcoin|crypto} within {count} hours or the {video|clip} named {code} goes to everyone.',
      'I am a {coder|programmer} from {place}, my {software|tool} {thing} has run on your device since {weekday}.',
    ],
    [
      'I am {person} of {brand} {recruiting|hiring}, we pay {big} a week for rating {thing} at home.',
      'Each {set|round} of {count} tasks on {thing} gives {percent}, top up {small} to {unlock|open} it.',
      'Your {application|profile} {code} was {chosen|selected} for our office in {place}, {training|start} is {weekday}.',
    ],
  ],
  ofAny: [
    'Keep your {reference|file number} {code} {ready|at hand}.',
    'Our office in {place} is open until {weekday}, ask for {person}.',
    'This {offer|notice} was {sent|addressed} to {count} people only.',
    '{brand} is {registered|licensed} in {place} under {code}.',
    'Do not {share|forward} this {message|note}, as {person} explained about {thing}.',
    'If we hear nothing in {count} hours, {thing} will be {closed|cancelled}.',
    'More about {thing} and {brand} you find on our {page|site}.',
    'You have been {picked|drawn} as number {count} of {place}.',
    'Our {partner|sister company} {brand} handles {thing} for you.',
    'A {deposit|guarantee} of {small} is {returned|paid back} on {weekday}.',
    'With {kind|best} regards, {person}, {brand} {place}.',
    'The {ministry|authority} in {place} has {approved|cleared} {thing} with {code}.',
  ],
  stories: [
    '{when} I {got|received} {channel} {about} and {reaction}.',
    'They {kept|went on} {doing} until I {gave}, and {after}.',
    'My {relative} {warned}, but {why}.',
    '{when} I {checked} and {found}.',
    'By then {after}; {feeling}.',
  ],
  claims: [
    'The caller was {person} of {brand}, supposedly in {place}, and spoke of {thing}.',
    'Someone named {person} signed for {brand} in {place}; it was about {thing}.',
    'On the papers stand {brand}, {place} and {person}, and {thing} as the purpose.',
  ],
  naming: ['They used', 'What I still have:', 'The contact was', 'I was told to use', 'It came from'],
  slots: {
    when: 'Last spring;Two weeks ago;On a Sunday;After lunch;During my holiday;Late in the evening;While at work;On the train;Just before Easter;The day I got my pension;In the middle of the night;At the garage;While cooking'.split(
      ';',
    ),
    channel:
      'a call from a friendly man;a text on my phone;an e-mail with a logo;a message in a chat;a letter and then a call;a voice mail;a friend request;an advert with a film star;a pop-up that would not close;a call that showed a number I knew'.split(
        ';',
      ),
    about:
      'about money that was waiting for me;that my account was in danger;about a job I could do at home;about a parcel I had really ordered;that spoke of a great return;on behalf of a shop I use;about an unpaid bill of my firm;that asked whether I was lonely;on a film they said they had of me;that wanted to repair my machine'.split(
        ';',
      ),
    reaction:
      'I believed every word;it sounded quite official;I was in a hurry;I did what they asked;I wrote back at once;I typed in everything;I rang the number;I felt ashamed to say no;it all fitted with what I knew;I let them into my laptop'.split(
        ';',
      ),
    doing:
      'calling three times a day;sending new forms;asking for one more fee;writing sweet words;showing me my growing balance;pressing me for the code;promising a refund;changing the account;blaming the bank'.split(
        ';',
      ),
    gave: 'had paid four times;took out a loan;sold my car;borrowed from my sister;emptied my savings;bought gift cards;sent a photo of my passport;transferred the whole sum'.split(
      ';',
    ),
    after:
      'the number no longer rang;the page was gone;the goods never came;my bank could not get it back;they laughed at me;the account was shut;nobody answered any more;more money had left my account;they asked for even more'.split(
        ';',
      ),
    relative:
      'daughter;husband;neighbour;colleague;brother;bank clerk;son;friend from the choir;boss;tax adviser'.split(';'),
    warned:
      'told me to stop;had read of such a trick;wanted to call the police;did not like the look of it;asked me for proof;found it odd from the start'.split(
        ';',
      ),
    why: 'I had signed already;I would not listen;they had told me to keep it secret;the payment was out;I was sure it was love;the papers looked real;I wanted to get the first sum back'.split(
      ';',
    ),
    checked:
      'looked at my statement;searched for the firm;went to the branch;asked at the post office;read a forum;rang the real company;showed it to a lawyer;compared the addresses'.split(
        ';',
      ),
    found:
      'it had all been false;the name belonged to someone else;hundreds had the same story;no such office was there;the sum had gone abroad;the contract was copied;they had never heard of it'.split(
        ';',
      ),
    feeling:
      'I cannot sleep since;I want others to be warned;I only hope they are caught;I feel very foolish;it was all I had;my family does not know yet;I have kept all the papers'.split(
        ';',
      ),
    brand:
      'Northgate Union;Silverline;Harbor Trust;Bluepeak;Vantara;Meridian One;Clearwell;Oakfield;Quantiva;Primelane;Solvanta;Redbridge;Arcadia Post;Lumenex;Castellan;Everhart;Fairmont Digital;Zephyr;Kestrel;Novamark;Halcyon;Trident;Juniper Lane;Orlanda'.split(
        ';',
      ),
    place:
      'Portwick;Saint Alban;Novigrad Bay;East Harrow;Lindenau;Kingsmere;Vallora;Ostermark;Bellavista;Ravenna Hill;Stonebridge;Marlow;Tarsis;Granby;Delmare;Whitcombe;Askersund;Montclair;Helsing;Corvala'.split(
        ';',
      ),
    person:
      'Dr. Harlan Voss;Mrs. Odile Tran;Mr. Peter Lindqvist;Ms. Carla Benitez;Captain Roy Mercer;Prof. Anton Keller;Ms. Wendy Osei;Mr. Idris Hale;Mrs. Greta Moll;Mr. Yusuf Demir;Ms. Talia Brandt;Mr. Owen Pryce;Agent Ruth Sable;Mr. Luca Ferran'.split(
        ';',
      ),
    thing:
      'the gold reserve plan;copper futures;the winter collection;garden tools;the cloud backup;leather boots;the trading robot;your photo archive;hotel reviews;the solar fund;designer lamps;the delivery slot;your tax refund;app ratings;the tablet offer;the pension scheme;the new token;a mountain bike;the family package;the sealed file'.split(
        ';',
      ),
    trade:
      'an engineer on a rig;an army doctor;a ship captain;a bridge builder;a pilot;a relief worker;a gem dealer'.split(
        ';',
      ),
    weekday:
      'Monday;Tuesday;Wednesday;Thursday;Friday;Saturday noon;Sunday night;the end of the month;the first of next month'.split(
        ';',
      ),
  },
};
