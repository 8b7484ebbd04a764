/**
 * An invented enterprise in place of one that is not there: the same work is done for both, so that the time which an answer takes tells
 * no more than its words. Where the pool has another one at hand, that one stands in (`findNearestByUscc`, `findDecoyOpening`); this
 * one where it has none. It is in no pool, and nothing of either is ever shown.
 */
import type { Enterprise } from '../pool/actions'
import type { Invitation } from './invitations/actions'

export const decoy: Enterprise = {
  id: '00000000-0000-4000-8000-000000000000',
  uscc: '91330106WW0000000X',
  name: '无此企业',
  address: '西湖区转塘街道示例街 77 号 3 幢 501 室',
  street: null,
  registrationStatus: null,
  ownership: null,
  formerNames: [],
}

/** An invitation of such an enterprise, for the same work. */
export const decoyInvitation = (enterprise: Enterprise): Invitation => ({
  id: enterprise.id,
  kind: 'enterprise',
  channel: 'link',
  enterprise,
  boundTo: enterprise.id,
  contact_person_id: null,
  contact_field: 'phone',
  contact_blind: null,
  office_id: null,
  list_id: null,
  title: null,
  place: null,
  place_id: null,
  revoked_at: null,
  opened_at: null,
  last_opened_at: null,
  confirmed_at: null,
  submitted_at: null,
  answer: null,
  answered_at: null,
})
