/** The fields that inputs are made of. Each refuses with a sentence that names the field and the remedy. */
import * as z from 'zod/mini'
import { limits } from './limits'
import { readUscc } from './uscc'
import { isReadable, isWriting } from './writing'
import { fieldWords as words } from './words/fields'

interface TextWords {
  empty: string
  long: string
  control: string
}

const text = (of: TextWords, max: number) =>
  z.pipe(
    z.pipe(
      z.string({ error: of.empty }),
      z.transform((value: string) => value.replace(/[\s\u3000]+/g, ' ').trim()),
    ),
    z.string().check(z.minLength(1, of.empty), z.maxLength(max, of.long), z.refine(isWriting, of.control)),
  )

/** Registered name of an enterprise. */
export const enterpriseName = text(words.name, limits.enterpriseName.max)
/** An address as a person writes it. */
export const address = text(words.address, limits.address.max)
/** Where the enterprise really works, when that is not where it is registered. */
export const operatingAddress = text(words.operatingAddress, limits.address.max)
/** What somebody types to find an enterprise: its name, or its credit code. */
export const enterpriseQuery = text(words.query, limits.enterpriseName.max)
/** An enterprise found by a search, as a reference that is good for a while and for its finder only. */
export const candidateRef = z
  .string({ error: words.candidate.wrong })
  .check(
    z.minLength(1, words.candidate.wrong),
    z.maxLength(200, words.candidate.wrong),
    z.regex(/^[\w.-]+$/, words.candidate.wrong),
  )
/** A person's name. */
export const personName = text(words.contactName, limits.personName.max)
/** The document that orders a change of divisions: its name or number. */
export const changeGround = text(words.changeGround, limits.divisionChange.ground)
/** A remark; may be empty. */
export const note = z.pipe(
  z.string({ error: words.note.control }),
  z.string().check(z.maxLength(limits.note.max, words.note.long), z.refine(isReadable, words.note.control)),
)
/** A complaint, a suggestion, or the answer to one: lines of its own are kept. */
export const complaintText = z.pipe(
  z.pipe(
    z.string({ error: words.complaint.empty }),
    z.transform((value: string) => value.trim()),
  ),
  z
    .string()
    .check(
      z.minLength(1, words.complaint.empty),
      z.maxLength(limits.complaint.max, words.complaint.long),
      z.refine(isReadable, words.complaint.control),
    ),
)
/** Name of a page of the app. */
export const complaintPlace = z
  .string({ error: words.complaint.place })
  .check(z.regex(/^[a-z][a-zA-Z]{0,31}$/, words.complaint.place))
/** Credit code: accepted as typed (full width, lower case, O for 0), delivered normalised and with a right check character. */
export const uscc = z.pipe(
  z.string({ error: words.uscc.empty }).check(
    z.maxLength(64, words.uscc.character),
    z.superRefine((written, context) => {
      const reading = readUscc(written)
      if (reading.valid) return
      const message =
        reading.problem === 'empty'
          ? words.uscc.empty
          : reading.problem === 'length'
            ? words.uscc.length(reading.code.length)
            : reading.problem === 'character'
              ? words.uscc.character
              : words.uscc.check
      context.issues.push({ code: 'custom', message, input: written })
    }),
  ),
  z.transform((written: string) => readUscc(written).code),
)
/** Mainland mobile number, 11 digits; spaces, hyphens, full width and +86 are taken off. */
export const phone = z.pipe(
  z.pipe(
    z.string({ error: words.phone.empty }).check(z.maxLength(32, words.phone.wrong)),
    z.transform((value: string) =>
      value
        .normalize('NFKC')
        .replace(/[\s-]/g, '')
        .replace(/^(\+?86)(?=1\d{10}$)/, ''),
    ),
  ),
  z.string().check(z.minLength(1, words.phone.empty), z.regex(/^1[3-9]\d{9}$/, words.phone.wrong)),
)
/** Six digits from the text message. */
export const smsCode = z.pipe(
  z.pipe(
    z.string({ error: words.smsCode.wrong }).check(z.maxLength(32, words.smsCode.wrong)),
    z.transform((value: string) => value.normalize('NFKC').replace(/\s/g, '')),
  ),
  z.string().check(z.regex(/^\d{6}$/, words.smsCode.wrong)),
)
/** A login code of WeChat or DingTalk, as the host gave it: what it stands for only the host knows. */
export const hostCode = z
  .string({ error: words.hostCode.wrong })
  .check(
    z.minLength(1, words.hostCode.wrong),
    z.maxLength(limits.hostCode.max, words.hostCode.wrong),
    z.regex(/^[\x21-\x7e]+$/, words.hostCode.wrong),
  )
/** An invitation's token: the alphabet of WeChat's scene, at most 32 characters. Whether it exists is another question. */
export const invitationToken = z
  .string({ error: words.token.wrong })
  .check(
    z.minLength(1, words.token.wrong),
    z.maxLength(limits.invitationToken.max, words.token.wrong),
    z.regex(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/, words.token.wrong),
  )
/** Idempotency key of a write, made by the client once per intent and kept over retries. */
export const key = z
  .string({ error: words.key.wrong })
  .check(
    z.minLength(limits.key.min, words.key.wrong),
    z.maxLength(limits.key.max, words.key.wrong),
    z.regex(/^[0-9A-Za-z-]+$/, words.key.wrong),
  )
/** Identifier of a record (UUID). */
export const id = z
  .string({ error: words.id.wrong })
  .check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, words.id.wrong))
/** One of a few given values. */
export const choice = <const T extends readonly [string, ...string[]]>(
  values: T,
  message: string = words.choice.wrong,
) => z.enum(values, { error: message })

/** A day (YYYY-MM-DD) that exists. */
export const day = z.string({ error: words.day.wrong }).check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/, words.day.wrong),
  z.refine((value: string) => {
    const at = new Date(`${value}T00:00:00Z`)
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
  }, words.day.wrong),
)
/** How many people. */
const countSaying = (wrong: string) =>
  z.int({ error: wrong }).check(z.minimum(0, wrong), z.maximum(limits.count.max, wrong))
export const count = countSaying(words.count.wrong)
/** The same where it cannot be left out. */
export const neededCount = countSaying(words.count.needed)

/** Years of a term: within what its form may have, which the rules of the day say. Absent: the shortest. */
export const termYears = z
  .int({ error: words.years.wrong })
  .check(z.minimum(limits.termYears.min, words.years.wrong), z.maximum(limits.termYears.max, words.years.wrong))

/** A month (YYYY-MM): as exact as a candidate's birth and joining are asked for. */
export const month = z
  .string({ error: words.month.wrong })
  .check(z.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, words.month.wrong))
/** Name of an organisation, of the League or of the Party. */
export const organisationName = text(words.organisationName, limits.organisationName.max)
export const industry = text(words.industry, limits.registerWord.max)
/** A document's number as an office writes it: 杭西团〔2026〕12号. */
export const documentNumber = text(words.documentNumber, limits.documentNumber.max)
