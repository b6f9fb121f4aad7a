import { FRAUD_TYPES, type FraudType } from '../model/report.js';
import { MAX_WORD_LENGTH } from './limits.js';
import { slug } from './text.js';

/**
 * Words of others for these types, as slugs: crime types of the FBI's IC3, the seven of INTERPOL's HAECHI operations, RSIT
 * and MISP (`attck4fraud`), TagPack concepts. What is broader than one type (extortion, advance fee) stays as it is.
 */
const ALIASES: Readonly<Record<FraudType, readonly string[]>> = {
  phishing: ['phishing-spoofing', 'phishing-vishing-smishing-pharming', 'spoofing', 'smishing', 'spear-phishing'],
  'bank-impersonation': ['voice-phishing', 'vishing', 'impersonate-account-holder', 'bank-fraud', 'safe-account'],
  'business-email-compromise': [
    'bec',
    'bec-eac',
    'business-e-mail-compromise',
    'business-email-compromise-bec',
    'ceo-fraud',
    'fake-invoice-fraud',
    'invoice-fraud',
  ],
  romance: ['romance-scam', 'romance-fraud', 'confidence-romance', 'confidence-fraud-romance', 'dating-fraud'],
  investment: [
    'investment-fraud',
    'investment-scam',
    'pig-butchering',
    'ponzi-scheme',
    'pyramid-scheme',
    'crypto-investment',
  ],
  shop: [
    'e-commerce-fraud',
    'ecommerce-fraud',
    'non-payment-non-delivery',
    'online-shopping',
    'fake-shop',
    'buying-renting-fraud',
    'shopping',
  ],
  'tech-support': ['tech-support-scam', 'technical-support', 'tech-and-customer-support', 'tech-support-fraud'],
  sextortion: ['online-sextortion', 'extortion-sextortion'],
  job: ['employment', 'employment-fraud', 'job-scam', 'job-fraud', 'recruitment-fraud', 'task-scam'],
};

const KNOWN = new Map<string, FraudType>(
  FRAUD_TYPES.flatMap((type) => [type, ...ALIASES[type]].map((word) => [word, type] as const)),
);

/** The known type for a word, else the word itself as a slug; null where there is no word. */
export function foldFraudType(text: string): string | null {
  const word = slug(text, MAX_WORD_LENGTH);
  return word === null ? null : (KNOWN.get(word) ?? word);
}

/** The known type for a word, or null: for readers that look at tags of any sort. */
export function knownFraudType(text: string): FraudType | null {
  const word = slug(text, MAX_WORD_LENGTH);
  return word === null ? null : (KNOWN.get(word) ?? null);
}
