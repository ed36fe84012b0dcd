import type { Catalog, Journey } from '@sojourn/schema';
import cartRecovery from '../../../journeys/cart-recovery.json' with { type: 'json' };
import cartRecoveryGap from '../../../journeys/cart-recovery-gap.json' with { type: 'json' };
import catalogJson from '../../../journeys/catalog.json' with { type: 'json' };
import ebookToDemo from '../../../journeys/ebook-to-demo.json' with { type: 'json' };
import leadScoring from '../../../journeys/lead-scoring.json' with { type: 'json' };
import newsletter from '../../../journeys/newsletter.json' with { type: 'json' };
import trialOnboarding from '../../../journeys/trial-onboarding.json' with { type: 'json' };
import webinar from '../../../journeys/webinar.json' with { type: 'json' };
import welcome3 from '../../../journeys/welcome-3.json' with { type: 'json' };

/** The templates' catalog, for stories and tests. */
// Files of this repository, held to their schemas by their own tests; TypeScript reads literals of JSON as plain strings.
export const templateCatalog = catalogJson as unknown as Catalog;

const files = {
  'cart-recovery': cartRecovery,
  'cart-recovery-gap': cartRecoveryGap,
  'ebook-to-demo': ebookToDemo,
  'lead-scoring': leadScoring,
  newsletter,
  'trial-onboarding': trialOnboarding,
  webinar,
  'welcome-3': welcome3,
} as const;

/** Names of the templates used here. */
export type TemplateId = keyof typeof files;

/** A template as a journey. */
export function template(id: TemplateId): Journey {
  return files[id] as unknown as Journey; // as above
}
