/** Room: people. Appointments: who gives which right at which office, until when, and to whom what was owed passes. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, id, key, personName, phone } from './fields'
import { limits } from './limits'
import { roles } from './people'
import { staffWords } from './words/staff'
import { staffTableWords as tableWords } from './words/staff-table'

const day = z
  .string({ error: staffWords.dayWrong })
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, staffWords.dayWrong))

const staffRow = z.object({
  id: z.string(),
  role: z.enum(roles),
  office: z.string(),
  /** District and street as people say them. */
  division: z.string(),
  nameMasked: z.string(),
  phoneMasked: z.string(),
  from: z.string(),
  /** Null: until it is ended. */
  until: z.nullable(z.string()),
  /** Whether a second factor is set up. */
  hasFactor: z.boolean(),
  /** Whether this is the signed-in person. */
  self: z.boolean(),
})

export const listStaff = contract({
  summary: 'The grants that the signed-in cadre gives and ends, by office, and what may be given where',
  access: 'cadre',
  effect: 'read',
  action: 'staff.view',
  audit: 'viewed the appointments',
  input: z.object({
    /** Part of an office's or a division's name. */
    query: z.optional(z.string({ error: staffWords.queryWrong }).check(z.maxLength(60, staffWords.queryWrong))),
    cursor: z.optional(id),
  }),
  output: z.object({
    rows: z.array(staffRow),
    next: z.nullable(z.string()),
    /** Which roles may be given at which kind of office. */
    appointable: z.array(z.object({ role: z.enum(roles), where: z.enum(['at', 'under', 'beside']) })),
  }),
})
export type StaffRow = z.infer<typeof staffRow>

export const findOffices = contract({
  summary: 'Offices at which the signed-in cadre may give a role, by part of a name',
  access: 'cadre',
  effect: 'read',
  action: 'staff.view',
  audit: 'looked for an office to appoint to',
  input: z.object({
    role: choice(roles),
    query: z.string({ error: staffWords.queryWrong }).check(z.maxLength(60, staffWords.queryWrong)),
  }),
  output: z.object({ offices: z.array(z.object({ id: z.string(), name: z.string(), division: z.string() })) }),
})

export const appointCadre = contract({
  summary: 'Gives a role at an office, from now on or from a day; the second factor may be set up for a week',
  access: 'cadre',
  effect: 'write',
  action: 'staff.appoint',
  audit: 'appointed a cadre',
  fresh: true,
  input: z.object({
    key,
    role: choice(roles),
    office: id,
    phone,
    name: personName,
    until: z.optional(day),
  }),
  output: z.object({ id: z.string(), enrolUntil: z.nullable(z.string()) }),
})

/** A file as base64: a workbook or CSV. */
const table = z
  .string({ error: tableWords.fileWrong })
  .check(
    z.minLength(1, tableWords.fileWrong),
    z.maxLength(limits.staffTable.base64, tableWords.fileWrong),
    z.regex(/^[0-9A-Za-z+/]+={0,2}$/, tableWords.fileWrong),
  )

export const checkStaffTable = contract({
  summary: 'Tries a spreadsheet of appointments: what would come of each line; nobody is appointed',
  access: 'cadre',
  effect: 'read',
  action: 'staff.appoint',
  audit: 'tried a spreadsheet of appointments',
  fresh: true,
  input: z.object({ table }),
  output: z.object({
    rows: z.array(
      z.object({
        line: z.number(),
        outcome: z.enum(['new', 'held', 'wrong']),
        /** Name and phone, masked; empty where the line is wrong. */
        who: z.string(),
        role: z.nullable(z.enum(roles)),
        office: z.string(),
        why: z.nullable(z.string()),
      }),
    ),
  }),
})
export type TriedLine = z.infer<typeof checkStaffTable.output>['rows'][number]

export const appointByTable = contract({
  summary: 'Gives what a spreadsheet of appointments says, all or nothing',
  access: 'cadre',
  effect: 'write',
  action: 'staff.appoint',
  audit: 'appointed cadres by a spreadsheet',
  fresh: true,
  input: z.object({ key, table }),
  output: z.object({ appointed: z.number(), held: z.number() }),
})

export const endGrant = contract({
  summary: 'Ends a grant; what its holder owes passes to a named successor at the same office, else to the office',
  access: 'cadre',
  effect: 'write',
  action: 'staff.appoint',
  audit: 'ended a grant',
  record: 'grant',
  fresh: true,
  input: z.object({
    key,
    id,
    /** A grant in force at the same office. */
    successor: z.optional(id),
  }),
  output: z.object({ handedOver: z.number() }),
})

export const resetSecondFactor = contract({
  summary: 'Voids the second factor of a cadre who lost it; a new one may be set up for a week',
  access: 'cadre',
  effect: 'write',
  action: 'staff.appoint',
  audit: 'reset a second factor',
  record: 'grant',
  fresh: true,
  input: z.object({ key, id }),
  output: z.object({ enrolUntil: z.string() }),
})
