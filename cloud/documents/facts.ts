/** What the documents say, as plain data. Whoever calls knows where each fact comes from (docs/documents.md). Days are YYYY-MM-DD. */
import type { Education, FoundingForm, PartyKind, Post } from '../../types/case-life'
import type { LockedFacts, StaffingFacts } from '../../types/document-acts'

export type { LockedFacts, StaffingFacts }

/** As exact as a request has to be: never a day of birth. */
export type AgeBand = 'under-28' | '28-to-35' | 'over-35'

export interface OrganisationFacts {
  form: FoundingForm
  /** 共青团杭州云来物流有限公司支部委员会. */
  fullName: string
  /** 杭州云来物流有限公司团支部. */
  shortName: string
  industry: string
}

export interface EnterpriseFacts {
  name: string
  /** 18 characters; null: not known. */
  uscc: string | null
  staff: number
  youth: number
  members: number
}

/** The enterprise's Party organisation: none, a joint one, its own. */
export type PartyFacts = { kind: 'none' } | { kind: Exclude<PartyKind, 'none'>; name: string }

export interface CandidateFacts {
  name: string
  post: Post
  ageBand: AgeBand
  education: Education
  /** YYYY-MM; null: no member of the League. */
  joinedIn: string | null
}

export interface ElectedFacts {
  name: string
  post: Post
  /** Null: not counted one by one. */
  votes: number | null
}

/** How large the committee is to be. No seats: a small branch has a secretary and no committee. */
export interface CommitteeFacts {
  seats: number
  deputies: number
}

/** A document that was or is sent. A number of null: it has none, as an enterprise's letter may. */
export interface SentFacts {
  number: string | null
  on: string
}

interface Common {
  /** The office that replies, by its full name. */
  office: string
  organisation: OrganisationFacts
}

export interface RequestFacts extends Common {
  /** One, or those that found together. */
  enterprises: EnterpriseFacts[]
  party: PartyFacts
  committee: CommitteeFacts
  candidates: CandidateFacts[]
  sent: SentFacts
  /** Whom the office may call about it. */
  contact: { name: string; phone: string } | null
}

export interface ReplyFacts extends Common {
  /** The office above, which gets a copy; null: none. */
  higherOffice: string | null
  enterprises: EnterpriseFacts[]
  party: PartyFacts
  committee: CommitteeFacts
  request: SentFacts
  /** By when the election is to be held; null: no day is set. */
  electBy: string | null
  sent: SentFacts
}

export interface ElectionReportFacts extends Common {
  reply: SentFacts
  election: {
    heldOn: string
    eligible: number
    present: number
    /** Whether the rules in force say that enough were there; the report says so only then. */
    quorumMet: boolean
    elected: ElectedFacts[]
  }
  sent: SentFacts
}

export interface ElectionReplyFacts extends Common {
  higherOffice: string | null
  enterprises: EnterpriseFacts[]
  party: PartyFacts
  report: SentFacts
  heldOn: string
  termYears: number
  elected: ElectedFacts[]
  sent: SentFacts
}

export interface CertificateFacts extends Common {
  enterprises: EnterpriseFacts[]
  party: PartyFacts
  /** The reply to the request. */
  approved: SentFacts
  foundedOn: string
  termEndsOn: string | null
  elected: ElectedFacts[]
  sent: SentFacts
}

export interface RegisterFacts {
  organisation: OrganisationFacts
  secretary: { name: string }
  /** Of a committee only. */
  staffing: StaffingFacts | null
  /** What a person has confirmed; null: nobody has. */
  confirmed: LockedFacts | null
}

export interface FactsByKind {
  request: RequestFacts
  reply: ReplyFacts
  'election-report': ElectionReportFacts
  'election-reply': ElectionReplyFacts
  certificate: CertificateFacts
  'register-sheet': RegisterFacts
}
