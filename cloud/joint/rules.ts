/** What later rooms may know of joint foundings. Pure. */
import { domainEvent } from '../platform/events'

/** An enterprise is asked: its applicant is to hear of it. */
export interface JointAsked {
  eventId: string
  applicantId: string
  number: string
}
export const jointAsked = domainEvent<JointAsked>('joint.asked')

/** An enterprise goes along with a lead from now on. */
export interface JointJoined {
  caseId: string
  leadId: string
}
export const jointJoined = domainEvent<JointJoined>('joint.joined')

/** Another case leads a founded organisation: what was written of the founding goes there. */
export interface LeadChanged {
  fromId: string
  toId: string
  /** The organisation as it stands at the new lead's enterprise. */
  organisationId: string | null
}
export const leadChanged = domainEvent<LeadChanged>('joint.leadChanged')
