/** Room: documents. Which papers a case has, how one reads, and its file; for the offices, and for the enterprise that applied. */
import * as z from 'zod/mini'
import { foundingForms } from './case-life'
import { contract } from './contract'
import { documentKinds, ownDocumentKinds, paragraphRoles } from './documents'
import { choice, count, day, documentNumber, id, industry, organisationName, termYears } from './fields'
import { fieldWords } from './words/fields'

/** What the register keeps as it was first typed. */
const locked = {
  form: choice(foundingForms),
  shortName: organisationName,
  fullName: organisationName,
  industry,
}
const lockedFacts = z.object(locked)
export type LockedFacts = z.output<typeof lockedFacts>

/** Posts of the own level by the establishment plan, and how many are filled; enterprises mostly have none: 0. */
const staffing = z.object({
  administrativePosts: count,
  administrativeFilled: count,
  institutionPosts: count,
  institutionFilled: count,
})
export type StaffingFacts = z.output<typeof staffing>

/** What a person says for the sheet of the register: that what is locked is right, and what no case knows. Kept nowhere. */
export const registerAnswers = z.object({
  confirmed: lockedFacts,
  /** Of a committee only. */
  staffing: z.optional(staffing),
})
export type RegisterAnswers = z.output<typeof registerAnswers>

/** ready: can be read and had. missing: something is to be filled in first. later: the case has not come so far, or has ended. */
export const documentStates = ['ready', 'missing', 'later'] as const
export type DocumentState = (typeof documentStates)[number]

const listed = z.object({
  kind: z.enum(documentKinds),
  state: z.enum(documentStates),
  /** What is missing and where it is filled in, or when it can be had: a sentence each. */
  says: z.array(z.string()),
  /** Whether the office's number is missing, and this caller may enter it. */
  asksNumber: z.boolean(),
})
export type ListedDocument = z.infer<typeof listed>

const paragraph = z.object({
  role: z.enum(paragraphRoles),
  text: z.string(),
  lead: z.optional(z.string()),
  lines: z.optional(z.array(z.string())),
  right: z.optional(z.string()),
})
const table = z.object({
  role: z.literal('table'),
  widths: z.array(z.number()),
  header: z.boolean(),
  rows: z.array(
    z.array(
      z.object({
        text: z.string(),
        label: z.optional(z.boolean()),
        span: z.optional(z.number()),
        seal: z.optional(z.boolean()),
      }),
    ),
  ),
})
const content = z.object({
  kind: z.enum(documentKinds),
  title: z.string(),
  blocks: z.array(z.union([table, paragraph])),
})
const file = z.object({
  /** With its ending. */
  fileName: z.string(),
  /** The media type. */
  type: z.string(),
  base64: z.string(),
})

const kind = choice(documentKinds, fieldWords.documentKind.wrong)
const ownKind = choice(ownDocumentKinds, fieldWords.documentKind.wrong)

export const listDocuments = contract({
  summary: 'The papers of a case: which can be had, what each still lacks, which come later',
  access: 'cadre',
  effect: 'read',
  action: 'case.document',
  record: 'case',
  audit: 'listed the documents of a case',
  input: z.object({ id }),
  output: z.object({
    enterprise: z.string(),
    documents: z.array(listed),
    /** What the register will lock, to be confirmed before its sheet can be had; null: not yet, or something is missing. */
    register: z.nullable(
      z.object({
        form: z.enum(foundingForms),
        shortName: z.string(),
        fullName: z.string(),
        industry: z.string(),
        /** Whether the counts of posts are asked for. */
        hasStaffing: z.boolean(),
      }),
    ),
  }),
})

export const previewDocument = contract({
  summary: 'One paper of a case as it reads: paragraphs with their roles, and tables',
  access: 'cadre',
  effect: 'read',
  action: 'case.document',
  record: 'case',
  audit: 'read a document of a case',
  input: z.object({
    id,
    kind,
    register: z.optional(registerAnswers),
    /** With a day: the reply (`reply`, `election-reply`) as it would read if it were given so, to whoever may give it. */
    on: z.optional(day),
    number: z.optional(documentNumber),
    /** Of the term that it would begin. */
    years: z.optional(termYears),
  }),
  output: z.extend(content, {
    /** Of a reply that is not given yet: what is odd about its number, in the words in which giving it would be refused at first. */
    odd: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
  }),
})

export const getDocument = contract({
  summary: 'One paper of a case as a file: .docx, or .xlsx for the register',
  access: 'cadre',
  effect: 'read',
  action: 'case.document',
  record: 'case',
  audit: 'took a document of a case',
  input: z.object({ id, kind, register: z.optional(registerAnswers) }),
  output: file,
})

export const listMyDocuments = contract({
  summary: 'The papers that the enterprise itself sends: the request and the report of the election',
  access: 'signed-in',
  effect: 'read',
  action: 'application.document',
  record: 'case',
  // Says which papers there are and what each lacks, to who applied: nothing about a person.
  audit: null,
  input: z.object({ id }),
  output: z.object({ documents: z.array(listed) }),
})

export const previewMyDocument = contract({
  summary: 'A paper of the own enterprise as it reads; it names the candidates',
  access: 'signed-in',
  effect: 'read',
  action: 'application.document',
  record: 'case',
  audit: 'read a document of the own enterprise',
  input: z.object({ id, kind: ownKind }),
  output: content,
})

export const getMyDocument = contract({
  summary: 'A paper of the own enterprise as a file',
  access: 'signed-in',
  effect: 'read',
  action: 'application.document',
  record: 'case',
  audit: 'took a document of the own enterprise',
  input: z.object({ id, kind: ownKind }),
  output: file,
})
