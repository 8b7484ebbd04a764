import type { ConsentKind } from '../../../types/rights'
import { domainEvent } from '../../platform/events'

/** What later rooms are told when somebody takes a separate consent back: whatever rests on it alone has to go. */
export interface WithdrawnConsent {
  personId: string
  kind: ConsentKind
}
export const consentWithdrawn = domainEvent<WithdrawnConsent>('people.consentWithdrawn')
