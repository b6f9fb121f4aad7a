/** Harmless words that names of domains, addresses and handles are put together from. */
export const NAME_WORDS = (
  'alpine amber anchor apex arrow aspen atlas aurora avenue bamboo beacon birch blossom bridge bright brook canyon cedar ' +
  'citrus clover cobalt comet coral crest crystal delta dune eagle ember evergreen falcon fern field flint forest frost ' +
  'garden glacier globe gold granite grove harbor hazel heron hill horizon indigo iris island ivory jade juniper lagoon ' +
  'lantern laurel lime linden lotus lunar maple marble meadow meridian mint mosaic nectar nimbus noble north oak ocean ' +
  'olive onyx opal orbit orchid palm pearl pebble pine polar prairie prime quartz quill raven reef ridge river rowan ' +
  'ruby saffron sage sail sierra silver sky solar spruce stellar stone summit sunset swift terra tide timber topaz ' +
  'trail tulip vale velvet violet vista walnut wave willow winter zenith'
).split(' ');

export const TRADE_WORDS = (
  'account alert bank bonus care cash center check claim client coin credit customs deals delivery desk direct exchange ' +
  'express finance fund gain help invest job loan login market office online order outlet parcel pay portal profit ' +
  'recovery refund reward safe sale secure service shop support tax team trade transfer trust update vault verify wallet'
).split(' ');

/** Given and family names; put together at random, so that a match with anyone alive is chance. */
export const GIVEN_NAMES = (
  'Ada Aiko Akira Amara Amina Ana Anders Anita Antoine Arjun Aya Bea Bruno Carla Chidi Chloe Clara Daniel Deepa Diego ' +
  'Elena Emeka Emil Emma Erik Fatima Felix Fiona Gabriel Grace Hana Hugo Ines Ingrid Isabel Ivan Jack Jana Jonas Julia ' +
  'Kavya Kenji Lara Lena Leo Liam Lucia Luis Maja Marco Maria Mateus Mia Nadia Nina Noah Nora Olga Oliver Omar Paula ' +
  'Pedro Priya Rahul Rosa Ruth Samuel Sara Sofia Taro Tomas Uche Vera Victor Yuki Zoe'
).split(' ');

export const FAMILY_NAMES = (
  'Abiola Adler Almeida Andersson Araujo Bakker Banerjee Barros Bauer Becker Bennett Bernard Bianchi Brandt Castro Chopra ' +
  'Clarke Costa Cruz Dubois Eze Fischer Fontaine Fujita Garcia Gupta Haas Hansen Hayashi Hughes Ito Iyer Jansen Johnson ' +
  'Kato Keller Khan Klein Kone Lambert Lange Lopez Marino Martin Mehta Meyer Moore Mori Moreau Nair Nakamura Nwosu Obi ' +
  'Okafor Oliveira Patel Petit Pires Ramos Reddy Ricci Rossi Roy Sato Schmidt Schulz Silva Singh Sousa Suzuki Tanaka ' +
  'Taylor Thomas Turner Vargas Visser Walker Weber White Wilson Wolf Young'
).split(' ');
